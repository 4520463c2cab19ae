import type { Permission } from '@sallyport/shared/permissions'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import type { RuleModule } from '@sallyport/shared/scheme-rules'
import type { ConfigurationFile } from '../file/configuration-file.ts'
import type { CurrentConfiguration } from './current-configuration.ts'
import type { PlannedChange } from './planned-change.ts'
import type { ProblemList } from '../file/problem-list.ts'

/** What the parts of a plan look at, and what they write their part into. */
export interface PlanContext {
  file: ConfigurationFile
  current: CurrentConfiguration
  modules: ModuleRegistry
  /** What the rules of flows go by; whether a module is set up is decided on from the plan's settings. */
  ruleModules: readonly RuleModule[]
  /** By the text of the reference: the value, as the client resolved it. */
  secrets: ReadonlyMap<string, string>
  /** Of whoever plans: nobody gives away what they don't have. */
  permissions: readonly Permission[]
  /** Whether a value is the one that is stored. */
  isStoredSecret(module: string, field: string, value: string): boolean
  /** Whether changed flows may become what they were again, so that the settings of their modules have to stay. */
  isOnProbation: boolean
  problems: ProblemList
  plan: PlannedChange
}
