import type { SettingFields } from '@sallyport/shared/setting-field'
import type { ClassType } from 'type-graphql'
import type { StepBehavior } from './step-behavior.ts'
import type { StepPrompt } from './step-prompt.type.ts'

/** What a user meets at a step of this module, and where administrators can put such a step. */
export interface StepDefinition {
  behavior: StepBehavior
  /** Set for each step of a scheme. No secrets: versions of schemes are readable. */
  options: SettingFields
  /** Everything that the step can ask. */
  prompts: readonly PromptDefinition[]
  /** What this module adds to the `StepAnswer` input: one field, or more if its prompts take answers of different forms. */
  answers: readonly AnswerDefinition[]
  /** True if the step disturbs a user or reveals who exists, so that a bare name must not be enough to reach it. */
  needsSecretBefore?: boolean
  /** True if the step sends the browser to another site, so that no other client can pass it. */
  needsBrowser?: boolean
  /** True if the module belongs to a scheme that is part of the program: administrators can't put it into another one. */
  onlyBuiltIn?: boolean
  /** Whether a step with these options may make browsers remember something. */
  remembersBrowsers?(options: Readonly<Record<string, unknown>>): boolean
}

export interface PromptDefinition {
  /** A GraphQL object type that implements StepPrompt. */
  type: ClassType<StepPrompt>
  /** What it asks for, to administrators who replay or simulate a logon, e.g. "Approval on a device". */
  title: string
}

/** A field of the `StepAnswer` input. */
export interface AnswerDefinition {
  name: string
  type: () => ClassType
  description: string
}
