import type { ErrorCode } from '@sallyport/shared/error-code'

/** TOKEN_NOT_ALLOWED is thrown by the guards and stands with the common ones. */
export const API_TOKEN_ERROR_CODES: readonly ErrorCode[] = [
  {
    code: 'API_TOKEN_NAME_INVALID',
    message: 'This can’t be the name of a token.',
    hint: 'Use 1 to 100 visible characters that say what the token is for.',
  },
  {
    code: 'API_TOKEN_PERMISSIONS_INVALID',
    message: 'A token can’t have these permissions.',
    hint: 'Choose at least one, and only such as you have yourself.',
  },
  { code: 'API_TOKEN_EXPIRY_INVALID', message: 'A token can’t be good for so long.', hint: 'Choose 1 to 366 days.' },
  {
    code: 'API_TOKEN_TOO_MANY',
    message: 'You have as many tokens as one person can have.',
    hint: 'Revoke those that are no longer used.',
  },
]
