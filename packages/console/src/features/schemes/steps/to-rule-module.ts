import type { RuleModule } from '@sallyport/shared/scheme-rules'
import { toSettingFields } from '../../../forms/settings/to-setting-fields.ts'
import type { SchemesAndModulesQuery } from '../gql/schemes.ts'

export type ApiModule = SchemesAndModulesQuery['modules'][number]

/** A module as the shared scheme rules see it. */
export const toRuleModule = (module: ApiModule): RuleModule => ({
  id: module.id,
  title: module.title,
  category: module.category,
  configured: module.configured,
  needsSecretBefore: module.needsSecretBefore,
  needsBrowser: module.needsBrowser,
  stepOptions: toSettingFields(module.stepOptions),
})
