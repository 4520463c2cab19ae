import type { Database, Executor } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { lockUser } from '../accounts/user-admin.statements.ts'
import { findUserForLogon } from '../accounts/user.statements.ts'
import { toRecoveryCodeHash } from './recovery-code.ts'
import { type RecoveryCodeKind, findUsableRecoveryCode, useRecoveryCode } from './recovery-code.statements.ts'

/** What a logon hears of a username and a code. */
export interface RecoveryVerdict {
  /** Whom it was about, right or wrong; for the audit log alone. */
  subject: { id: string; username: string } | null
  /** Where the code is right: its kind, and its using up, which belongs to the logon's own transaction. */
  found: {
    userId: string
    kind: RecoveryCodeKind
    use: { apply(tx: unknown, logonId: string): Promise<boolean>; applied(): void }
  } | null
}

/** Checks recovery codes for logons. */
export class StoredRecoveryCodes {
  readonly #database: Database
  readonly #masterKey: MasterKey
  readonly #clock: Clock

  constructor(dependencies: { database: Database; masterKey: MasterKey; clock: Clock }) {
    this.#database = dependencies.database
    this.#masterKey = dependencies.masterKey
    this.#clock = dependencies.clock
  }

  async check(canonicalUsername: string, code: string): Promise<RecoveryVerdict> {
    const user = await findUserForLogon(this.#database.sql, canonicalUsername)
    // NOTE for an unknown name as well, under whose id there is nothing: the two must take the same time.
    const codeHash = toRecoveryCodeHash(this.#masterKey, user?.id ?? '', code)
    const found = await findUsableRecoveryCode(this.#database.sql, codeHash, this.#clock.now())
    const subject = user && { id: user.id, username: user.username }
    if (!found) return { subject, found: null }
    const { id, userId, kind } = found
    return {
      subject,
      found: {
        userId,
        kind,
        use: {
          // NOTE the user before the code, as whoever replaces the codes takes them.
          apply: async (tx, logonId) =>
            (await lockUser(tx as Executor, userId)) &&
            (await useRecoveryCode(tx as Executor, id, { now: this.#clock.now(), logonId })),
          applied: () => {},
        },
      },
    }
  }
}
