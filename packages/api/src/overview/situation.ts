import type { AuthenticationModule } from '../module-contract/authentication-module.ts'
import type { LiveStepWarning } from '../schemes/steps/step-warnings.ts'

/**
 * The input of warnings and checklist, read from the database beforehand, so that the rules can be read and tested on
 * their own.
 */
export interface Situation {
  modules: { module: AuthenticationModule; configured: boolean }[]
  /** Schemes of access types. `published` holds the modules that are live. */
  schemes: {
    key: string
    name: string
    isEnabled: boolean
    published: readonly string[]
    draft: readonly string[] | null
    stepWarnings: readonly LiveStepWarning[]
  }[]
  /** The number of enabled administrators with a password. */
  administrators: number
  /** True if an enabled administrator has at least one left. */
  hasRecoveryCodes: boolean
  /** Modules in which any user is enrolled. */
  enrolledModules: ReadonlySet<string>
}
