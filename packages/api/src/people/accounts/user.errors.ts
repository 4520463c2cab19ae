import type { ErrorCode } from '@sallyport/shared/error-code'
import { AppError } from '../../errors/app-error.ts'

/** PASSWORD_INCORRECT and PASSWORD_TOO_LONG come here too; the module `password` owns their texts. */
export const USER_ERROR_CODES: readonly ErrorCode[] = [
  { code: 'USERNAME_TAKEN', message: 'Somebody has this username already.', hint: 'Choose another one.' },
  {
    code: 'USERNAME_INVALID',
    message: 'This can’t be a username.',
    hint: 'Leave out spaces, invisible characters and mixed alphabets.',
  },
  {
    code: 'DISPLAY_NAME_INVALID',
    message: 'This can’t be a display name.',
    hint: 'Use at most 200 visible characters.',
  },
  {
    code: 'EMAIL_INVALID',
    message: 'This is not an e-mail address.',
    hint: 'Enter one of the form name@example.com, or none.',
  },
  { code: 'ROLE_UNKNOWN', message: 'There is no such role.', hint: 'Choose one of the roles listed.' },
  {
    code: 'PASSWORD_TOO_SHORT',
    message: 'The password is too short.',
    hint: 'Use a longer one, e.g. a few words in a row.',
  },
  {
    code: 'PASSWORD_TOO_COMMON',
    message: 'The password is among the first ones that an attacker tries.',
    hint: 'Choose one that has nothing to do with the user or this product and is on no list.',
  },
  {
    code: 'LAST_ADMINISTRATOR',
    message: 'This is the last administrator who can log on.',
    hint: 'Give somebody else the role administrator, and have them choose a password, first.',
  },
  {
    code: 'ROLE_BEYOND_OWN',
    message: 'A role allows more than you may do yourself.',
    hint: 'Ask somebody who may do all of that.',
  },
  {
    code: 'USER_BEYOND_OWN',
    message: 'This user may do more than you, so you can’t change them.',
    hint: 'Ask somebody who may do all of that.',
  },
  {
    code: 'ROLE_NAME_INVALID',
    message: 'This can’t be the name of a role.',
    hint: 'Use up to 31 small letters, digits and hyphens, beginning with a letter.',
  },
  { code: 'ROLE_TAKEN', message: 'There is a role with this name already.', hint: 'Choose another name.' },
  {
    code: 'ROLE_STALE',
    message: 'Somebody else changed this role meanwhile.',
    hint: 'Reload it, look at what changed, and save again.',
  },
  { code: 'ROLE_BUILT_IN', message: 'This role is part of the program.', hint: 'Choose another name.' },
  {
    code: 'ROLE_IN_USE',
    message: 'The role is still used.',
    hint: 'Take it from the users, access types and invariants that have it first.',
  },
  { code: 'PERMISSION_UNKNOWN', message: 'There is no such permission.', hint: 'Choose one of those listed.' },
  {
    code: 'LOCKOUT',
    message: 'Too few administrators would get in whatever happens.',
    hint: 'Change something else first, or say in words why it is to be done all the same.',
  },
  {
    code: 'INVARIANT_BROKEN',
    message: 'A rule that administrators wrote down would be broken.',
    hint: 'Change something else first, or say in words why it is to be done all the same.',
  },
]

/** A change that would lock administrators out, where it answers with no place for problems. */
export class LockoutError extends AppError {
  override readonly name = 'LockoutError'
  constructor({ code, message }: { code: string; message: string }) {
    super(code, message, { publicMessage: message })
  }
}
