import type { DiffModule } from '@sallyport/shared/scheme-diff'
import type { ApiModule } from './to-rule-module.ts'
import { toSettingFields } from '../../../forms/settings/to-setting-fields.ts'

/** A module as needed to describe differences in words. */
export const toDiffModule = ({ id, title, stepOptions }: ApiModule): DiffModule => ({
  id,
  title,
  stepOptions: toSettingFields(stepOptions),
})
