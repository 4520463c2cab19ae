import type { ErrorCode } from '@sallyport/shared/error-code'

/** Authorization throws TOKEN_NOT_ALLOWED, which is among the common codes. */
export const API_TOKEN_ERROR_CODES: readonly ErrorCode[] = [
  {
    code: 'API_TOKEN_NAME_INVALID',
    message: 'This is not a valid name for a token.',
    hint: 'Use 1 to 100 visible characters that describe its purpose.',
  },
  {
    code: 'API_TOKEN_PERMISSIONS_INVALID',
    message: 'A token can’t have these permissions.',
    hint: 'Choose at least one, and only permissions that you have yourself.',
  },
  { code: 'API_TOKEN_EXPIRY_INVALID', message: 'A token can’t live that long.', hint: 'Choose 1 to 366 days.' },
  {
    code: 'API_TOKEN_TOO_MANY',
    message: 'You have reached the limit of tokens.',
    hint: 'Revoke tokens that you no longer use.',
  },
]
