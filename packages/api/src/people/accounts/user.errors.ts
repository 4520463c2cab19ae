import type { ErrorCode } from '@sallyport/shared/error-code'
import { AppError } from '../../errors/app-error.ts'

/**
 * Beside these, changes of users can return PASSWORD_INCORRECT and PASSWORD_TOO_LONG, whose texts belong to the module
 * `password`.
 */
export const USER_ERROR_CODES: readonly ErrorCode[] = [
  { code: 'USERNAME_TAKEN', message: 'This username is taken.', hint: 'Choose another one.' },
  {
    code: 'USERNAME_INVALID',
    message: 'This is not a valid username.',
    hint: 'Leave out spaces, invisible characters and mixed alphabets.',
  },
  {
    code: 'DISPLAY_NAME_INVALID',
    message: 'This is not a valid display name.',
    hint: 'Use at most 200 visible characters.',
  },
  {
    code: 'EMAIL_INVALID',
    message: 'This is not a valid e-mail address.',
    hint: 'Enter one such as name@example.com, or none.',
  },
  { code: 'ROLE_UNKNOWN', message: 'There is no such role.', hint: 'Choose one of the roles listed.' },
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
    code: 'LAST_ADMINISTRATOR',
    message: 'This is the last administrator who can log on.',
    hint: 'Give the role to another user and have them choose a password first.',
  },
  { code: 'ROLE_BEYOND_OWN', message: 'A role has permissions that you don’t have.', hint: 'Ask a user who has them.' },
  {
    code: 'USER_BEYOND_OWN',
    message: 'This user has permissions that you don’t have, so you can’t change them.',
    hint: 'Ask a user who has them.',
  },
  {
    code: 'ROLE_NAME_INVALID',
    message: 'This is not a valid name for a role.',
    hint: 'Use up to 31 lower-case letters, digits and hyphens, starting with a letter.',
  },
  { code: 'ROLE_TAKEN', message: 'A role with this name already exists.', hint: 'Choose another name.' },
  {
    code: 'ROLE_STALE',
    message: 'Another user has changed this role since you opened it.',
    hint: 'Reload it, review the change, and save again.',
  },
  { code: 'ROLE_BUILT_IN', message: 'This role is built in.', hint: 'Choose another name.' },
  {
    code: 'ROLE_IN_USE',
    message: 'The role is still in use.',
    hint: 'Remove it from its users, access types and invariants first.',
  },
  {
    code: 'PERMISSION_UNKNOWN',
    message: 'There is no such permission.',
    hint: 'Choose one of the permissions listed.',
  },
  {
    code: 'LOCKOUT',
    message: 'Too few administrators could still log on if a service fails.',
    hint: 'Change something else first, or give a reason to override the check.',
  },
  {
    code: 'INVARIANT_BROKEN',
    message: 'The change would break an invariant.',
    hint: 'Change something else first, or give a reason to override the check.',
  },
]

/** The error for a change that would lock administrators out, if its result type has no list of problems. */
export class LockoutError extends AppError {
  override readonly name = 'LockoutError'
  constructor({ code, message }: { code: string; message: string }) {
    super(code, message, { publicMessage: message })
  }
}
