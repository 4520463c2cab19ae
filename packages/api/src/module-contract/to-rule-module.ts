import type { RuleModule } from '@sallyport/shared/scheme-rules'
import type { AuthenticationModule } from './authentication-module.ts'

/** What the rules of flows go by, for flows that were saved already: one whose module has lost its settings stops at that step, not before. */
export const toRuleModule = (module: AuthenticationModule): RuleModule => ({
  ...module,
  configured: true,
  needsSecretBefore: module.needsSecretBefore ?? false,
  needsBrowser: module.needsBrowser ?? false,
})
