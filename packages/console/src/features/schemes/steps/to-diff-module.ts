import type { DiffModule } from '@sallyport/shared/scheme-diff'
import type { ApiModule } from './to-rule-module.ts'
import { toSettingFields } from '../../../forms/settings/to-setting-fields.ts'

/** What the words for a difference need to know of a module. */
export const toDiffModule = ({ id, title, stepOptions }: ApiModule): DiffModule => ({
  id,
  title,
  stepOptions: toSettingFields(stepOptions),
})
