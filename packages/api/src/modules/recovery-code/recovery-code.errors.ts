import type { ErrorCode } from '@sallyport/shared/error-code'

export const RECOVERY_CODE_ERROR_CODES: readonly ErrorCode[] = [
  // NOTE one code for an unknown name, somebody who is no administrator, a disabled one, a used code and a wrong one: nothing may tell them apart.
  {
    code: 'RECOVERY_CODE_INCORRECT',
    message: 'The username or the recovery code is wrong, or the code was used before.',
    hint: 'Check both, or take the next code of your list.',
  },
  {
    code: 'RECOVERY_CODE_MISSING',
    message: 'Something is missing.',
    hint: 'Enter your username and one of your recovery codes.',
  },
]
