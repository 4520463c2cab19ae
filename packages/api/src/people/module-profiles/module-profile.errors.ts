import type { ErrorCode } from '@sallyport/shared/error-code'

export const USER_MODULE_ERROR_CODES: readonly ErrorCode[] = [
  {
    code: 'EXTERNAL_NAME_TAKEN',
    message: 'Another user has this name in the outside service.',
    hint: 'Give each user a separate name, or remove it from the other user first.',
  },
  {
    code: 'EXTERNAL_NAME_INVALID',
    message: 'This is not a valid name in the outside service.',
    hint: 'Use at most 100 visible characters.',
  },
]
