import type { Database } from '../../database/database.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { toPasswordProof } from './password-proof.ts'
import { findUserById, findUserForLogon, type LogonUser, storeRehashedPassword } from '../accounts/user.statements.ts'

export interface PasswordVerdict {
  /** Set if the password is right. */
  userId: string | null
  /** The user concerned, for the audit log alone. */
  subject: { id: string; username: string } | null
  /** Set if the password is right but has to be replaced first. */
  initial?: { proof: string; username: string; expiresAt: number }
}

/** Checks passwords against the stored hashes, in the same time for every name. */
export class StoredPasswordChecker {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
  ) {}

  async check(
    who: { canonicalUsername: string } | { userId: string } | { nobody: true },
    password: string,
  ): Promise<PasswordVerdict> {
    const user = await this.#find(who)
    // NOTE a disabled user's hash is not used: the stand-in takes the same time and never matches.
    const passwordHash = user?.enabled ? user.passwordHash : null
    const matches = await this.hasher.verify(passwordHash, password)
    const subject = user && { id: user.id, username: user.username }
    if (!user || !passwordHash || !matches) return { userId: null, subject }
    const { id, username, initialPasswordExpiresAt } = user
    if (initialPasswordExpiresAt !== null)
      return {
        userId: id,
        subject,
        initial: { proof: toPasswordProof(passwordHash), username, expiresAt: initialPasswordExpiresAt },
      }
    if (this.hasher.isOutdated(passwordHash))
      await storeRehashedPassword(this.database.sql, id, passwordHash, await this.hasher.hash(password))
    return { userId: id, subject }
  }

  async #find(who: Parameters<StoredPasswordChecker['check']>[0]): Promise<LogonUser | null> {
    if ('nobody' in who) return null
    return 'userId' in who
      ? findUserById(this.database.sql, who.userId)
      : findUserForLogon(this.database.sql, who.canonicalUsername)
  }
}
