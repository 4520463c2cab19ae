import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import { ForbiddenError, NotFoundError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import { type GuardChange, toOverrideDetails } from '../../change-guard/refusal.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { randomId } from '../../lib/random.ts'
import type { GuardedUsers } from '../../change-guard/proposed-user.ts'
import { isEnabledAdministrator } from '../roles/roles.ts'
import { findUserRow, lockUser } from '../accounts/user-admin.statements.ts'
import { LockoutError } from '../accounts/user.errors.ts'
import { createRecoveryCode, toRecoveryCodeHash } from './recovery-code.ts'
import {
  deleteExpiredRecoveryCodes,
  countRecoveryCodes,
  deleteRecoveryCodes,
  insertRecoveryCodes,
} from './recovery-code.statements.ts'

const CODES_PER_SET = 10

/** The codes that administrators print for a day on which they can't log on in any other way. */
export class RecoveryService {
  readonly #database: Database
  readonly #masterKey: MasterKey
  readonly #clock: Clock
  readonly #guardChange: GuardChange<GuardedUsers>

  constructor(dependencies: {
    database: Database
    masterKey: MasterKey
    clock: Clock
    guardChange: GuardChange<GuardedUsers>
  }) {
    this.#database = dependencies.database
    this.#masterKey = dependencies.masterKey
    this.#clock = dependencies.clock
    this.#guardChange = dependencies.guardChange
  }

  count(userId: string): Promise<{ remaining: number; createdAt: number | null }> {
    return countRecoveryCodes(this.#database.sql, userId)
  }

  /** Creates a new set, which replaces older codes. They are returned only once. */
  async create(actor: Actor): Promise<string[]> {
    const codes = Array.from({ length: CODES_PER_SET }, createRecoveryCode)
    const at = this.#clock.now()
    await this.#database.transaction(async (tx) => {
      // A user who was disabled or demoted in the meantime has had all codes removed.
      const owner = (await lockUser(tx, actor.id)) ? await findUserRow(tx, actor.id) : null
      if (!owner || !isEnabledAdministrator(owner)) throw new ForbiddenError('administrator')
      const replaced = await deleteRecoveryCodes(tx, actor.id, 'printed')
      await insertRecoveryCodes(
        tx,
        codes.map((code) => ({
          id: randomId('rcv'),
          userId: actor.id,
          kind: 'printed',
          codeHash: toRecoveryCodeHash(this.#masterKey, actor.id, code),
          createdAt: at,
          createdBy: actor.username,
          expiresAt: null,
        })),
      )
      await insertAuditEvent(tx, at, {
        type: 'recovery.codes-created',
        outcome: 'SUCCESS',
        actor,
        subject: actor,
        client: actor.client,
        details: { count: codes.length, replaced },
      })
    })
    return codes
  }

  /** False if there were none. */
  async remove(actor: Actor, override?: string | null): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      await lockFor(tx, 'configuration')
      if (!(await lockUser(tx, actor.id))) throw new NotFoundError('User')
      if ((await countRecoveryCodes(tx, actor.id)).remaining === 0) return false
      const guarded = await this.#guardChange(tx, { users: new Map([[actor.id, { recoveryCodes: 0 }]]) }, override)
      if ('refusal' in guarded) throw new LockoutError(guarded.refusal.problems[0]!)
      const count = await deleteRecoveryCodes(tx, actor.id, 'printed')
      await insertAuditEvent(tx, this.#clock.now(), {
        type: 'recovery.codes-removed',
        outcome: 'SUCCESS',
        actor,
        subject: actor,
        client: actor.client,
        details: { count, ...toOverrideDetails(guarded) },
      })
      return true
    })
  }

  async deleteExpired(now: number): Promise<void> {
    await deleteExpiredRecoveryCodes(this.#database.sql, now)
  }
}
