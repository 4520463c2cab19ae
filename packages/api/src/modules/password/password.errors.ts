import type { ErrorCode } from '@sallyport/shared/error-code'

export const PASSWORD_ERROR_CODES: readonly ErrorCode[] = [
  // NOTE one code for an unknown name, a disabled user and a wrong password: nothing may tell them apart.
  { code: 'PASSWORD_INCORRECT', message: 'The username or the password is wrong.', advice: 'Check both and try again.' },
  { code: 'PASSWORD_MISSING', message: 'Something is missing.', advice: 'Enter your username and your password.' },
  { code: 'PASSWORD_TOO_LONG', message: 'This is longer than any password here.', advice: 'Check what was pasted and try again.' },
]
