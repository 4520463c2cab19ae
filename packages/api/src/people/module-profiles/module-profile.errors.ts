import type { ErrorCode } from '@sallyport/shared/error-code'

export const USER_MODULE_ERROR_CODES: readonly ErrorCode[] = [
  {
    code: 'EXTERNAL_NAME_TAKEN',
    message: 'Another user has this name at the other side.',
    hint: 'Give each user a name of their own there, or remove it from the other one first.',
  },
  {
    code: 'EXTERNAL_NAME_INVALID',
    message: 'This can’t be a name at the other side.',
    hint: 'Use at most 100 visible characters.',
  },
]
