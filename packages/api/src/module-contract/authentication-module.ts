import type { ErrorCode } from '@sallyport/shared/error-code'
import type { ModuleCategory } from '@sallyport/shared/module-category'
import type { AnalysisDefinition } from './analysis-definition.ts'
import type { EnrollmentDefinition } from './enrollment-definition.ts'
import type { OperationsDefinition } from './operations-definition.ts'
import type { SettingsDefinition } from './settings-definition.ts'
import type { StepDefinition } from './step-definition.ts'

/**
 * A kind of step that can be put into a scheme: a folder of `modules/` with this as its manifest, and a line in
 * `modules/index.ts`. The engine, the API and the console learn everything about it from here.
 *
 * What has a question mark, here and in the groups, is an ability: a module has it by defining it.
 */
export interface AuthenticationModule {
  /** Lower-case words joined by hyphens. Stored in schemes, so it never changes. */
  id: string
  title: string
  /** One sentence for an administrator who chooses modules. */
  description: string
  /** Whether it identifies users, proves them, both or neither: decides where a step may stand and which outcomes it may return. */
  category: ModuleCategory
  /** Every code that an outcome or a connection check can carry. */
  errorCodes: readonly ErrorCode[]
  /** What a user meets: prompts, answers, and what is done with them. */
  step: StepDefinition
  /** What administrators configure once for the whole server. */
  settings: SettingsDefinition
  /** What ties users to the module. */
  enrollment?: EnrollmentDefinition
  /** Predicts a step without running it. A step of a module that has none counts as one that no one passes. */
  analysis?: AnalysisDefinition
  /** Warnings, metrics, health, and a clean stop. */
  operations?: OperationsDefinition
}
