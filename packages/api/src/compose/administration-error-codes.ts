import type { ErrorCode } from '@sallyport/shared/error-code'
import { INVARIANT_ERROR_CODES } from '../analysis/invariants/invariant.errors.ts'
import { API_TOKEN_ERROR_CODES } from '../people/api-tokens/api-token.errors.ts'
import { CONFIGURATION_ERROR_CODES } from '../configuration/file/configuration.errors.ts'
import { ACCESS_TYPE_ERROR_CODES } from '../schemes/access-types/access-type.errors.ts'
import { SCHEME_ERROR_CODES } from '../schemes/versions/scheme.errors.ts'
import { SETTINGS_ERROR_CODES } from '../settings/settings.errors.ts'
import { USER_MODULE_ERROR_CODES } from '../people/module-profiles/module-profile.errors.ts'
import { USER_ERROR_CODES } from '../people/accounts/user.errors.ts'

/** Every code that a refused change of the administration can carry. */
export const ADMINISTRATION_ERROR_CODES: readonly ErrorCode[] = [
  ...SETTINGS_ERROR_CODES,
  ...SCHEME_ERROR_CODES,
  ...ACCESS_TYPE_ERROR_CODES,
  ...USER_ERROR_CODES,
  ...USER_MODULE_ERROR_CODES,
  ...CONFIGURATION_ERROR_CODES,
  ...API_TOKEN_ERROR_CODES,
  ...INVARIANT_ERROR_CODES,
]
