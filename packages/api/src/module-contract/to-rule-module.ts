import type { RuleModule } from '@sallyport/shared/scheme-rules'
import type { AuthenticationModule } from './authentication-module.ts'

/**
 * What the rules of schemes need to know of a module.
 * @param configured true for schemes that were saved already: one whose module has lost its settings stops at that step, not before
 */
export const toRuleModule = ({ id, title, category, step }: AuthenticationModule, configured = true): RuleModule => ({
  id,
  title,
  category,
  configured,
  needsSecretBefore: step.needsSecretBefore ?? false,
  needsBrowser: step.needsBrowser ?? false,
  stepOptions: step.options,
})
