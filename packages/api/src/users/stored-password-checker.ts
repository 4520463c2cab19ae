import type { Database } from '../database/database.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { findUserById, findUserForLogon, type LogonUser, storeRehashedPassword } from './user.statements.ts'

/** Checks passwords against the stored hashes, in the same time for everybody. */
export class StoredPasswordChecker {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
  ) {}

  /** `userId` when it is right; `subjectId` whom a wrong one was about, for the audit log alone. */
  async check(who: { canonicalUsername: string } | { userId: string } | { nobody: true }, password: string): Promise<{ userId: string | null; subjectId: string | null }> {
    const user = await this.#find(who)
    // NOTE a disabled user's hash is not looked at: the stand-in takes the same time and never matches.
    const passwordHash = user?.enabled ? user.passwordHash : null
    const matches = await this.hasher.verify(passwordHash, password)
    if (!user || !passwordHash || !matches) return { userId: null, subjectId: user?.id ?? null }
    if (this.hasher.isOutdated(passwordHash)) await storeRehashedPassword(this.database.sql, user.id, passwordHash, await this.hasher.hash(password))
    return { userId: user.id, subjectId: user.id }
  }

  async #find(who: Parameters<StoredPasswordChecker['check']>[0]): Promise<LogonUser | null> {
    if ('nobody' in who) return null
    return 'userId' in who ? findUserById(this.database.sql, who.userId) : findUserForLogon(this.database.sql, who.canonicalUsername)
  }
}
