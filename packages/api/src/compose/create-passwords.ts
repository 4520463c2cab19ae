import type { LogonsOfUser } from '../people/accounts/logons-of-user.ts'
import { InitialPasswordReplacer } from '../people/passwords/initial-password-replacer.ts'
import { PasswordPolicy } from '../people/passwords/password-policy.ts'
import { StoredPasswordChecker } from '../people/passwords/stored-password-checker.ts'
import type { Foundation } from './foundation.ts'

export interface Passwords {
  policy: PasswordPolicy
  /** For logons. */
  checker: StoredPasswordChecker
  replacer: InitialPasswordReplacer
}

/** @param isPasswordAlone whether a password alone lets users in somewhere: asked when a password is chosen, since it depends on schemes */
export function createPasswords(
  { database, clock, hasher, publicUrl }: Foundation,
  { logonsOfUser, isPasswordAlone }: { logonsOfUser: LogonsOfUser; isPasswordAlone: () => Promise<boolean> },
): Passwords {
  const policy = new PasswordPolicy({ isPasswordAlone, publicUrl })
  const { end: endLogonsOfUser, wake: onLogonsEnded } = logonsOfUser
  return {
    policy,
    checker: new StoredPasswordChecker(database, hasher),
    replacer: new InitialPasswordReplacer({ database, clock, hasher, policy, endLogonsOfUser, onLogonsEnded }),
  }
}
