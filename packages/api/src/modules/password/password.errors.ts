import type { ErrorCode } from '@sallyport/shared/error-code'

export const PASSWORD_ERROR_CODES: readonly ErrorCode[] = [
  // NOTE one code for an unknown name, a disabled user and a wrong password: nothing may tell them apart.
  { code: 'PASSWORD_INCORRECT', message: 'The username or the password is wrong.', hint: 'Check both and try again.' },
  { code: 'PASSWORD_MISSING', message: 'Something is missing.', hint: 'Enter your username and your password.' },
  { code: 'PASSWORD_NEW_MISSING', message: 'A new password is needed.', hint: 'Choose one and enter it.' },
  {
    code: 'PASSWORD_UNCHANGED',
    message: 'This is the password that you were given.',
    hint: 'Choose another one, which nobody else knows.',
  },
  // NOTE shown only to a person who has entered the right one.
  {
    code: 'PASSWORD_INITIAL_EXPIRED',
    message: 'The password that you were given is too old to begin with.',
    hint: 'Ask an administrator for a new one.',
  },
  {
    code: 'PASSWORD_TOO_SHORT',
    message: 'The password is too short.',
    hint: 'Use a longer one, such as a few words in a row.',
  },
  {
    code: 'PASSWORD_TOO_COMMON',
    message: 'The password is one of the first that attackers try.',
    hint: 'Choose one that is unrelated to the user and to this product, and is on no list.',
  },
  {
    code: 'PASSWORD_TOO_LONG',
    message: 'This is longer than any password here.',
    hint: 'Check what was pasted and try again.',
  },
]
