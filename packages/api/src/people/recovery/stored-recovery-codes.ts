import type { Database, Executor } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { lockUser } from '../accounts/user-admin.statements.ts'
import { findUserForLogon } from '../accounts/user.statements.ts'
import { toRecoveryCodeHash } from './recovery-code.ts'
import { type RecoveryCodeKind, findUsableRecoveryCode, useRecoveryCode } from './recovery-code.statements.ts'

/** The result of checking a username and a code. */
export interface RecoveryVerdict {
  /** The user concerned, whether the code is right or wrong. For the audit log alone. */
  subject: { id: string; username: string } | null
  /** Set if the code is right: its kind, and the effect that uses it up in the logon's own transaction. */
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
    // NOTE also for an unknown name, whose id has no codes: both must take the same time.
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
          // NOTE lock the user before the code, in the same order as a replacement of the codes.
          apply: async (tx, logonId) =>
            (await lockUser(tx as Executor, userId)) &&
            (await useRecoveryCode(tx as Executor, id, { now: this.#clock.now(), logonId })),
          applied: () => {},
        },
      },
    }
  }
}
