import { insertAuditEvent } from '../audit/audit.statements.ts'
import type { Database } from '../database/database.ts'
import { NotFoundError } from '../errors/common-errors.ts'
import type { Actor } from '../graphql/actor.ts'
import type { Clock } from '../lib/clock.ts'
import type { MasterKey } from '../lib/master-key.ts'
import { randomId } from '../lib/random.ts'
import { lockUser } from '../users/user-admin.statements.ts'
import { createRecoveryCode, toRecoveryCodeHash } from './recovery-code.ts'
import { cleanUpRecoveryCodes, countRecoveryCodes, deleteRecoveryCodes, insertRecoveryCodes } from './recovery-code.statements.ts'

const CODES_PER_SET = 10

/** The codes that administrators print for the day on which nothing else lets them in. */
export class RecoveryService {
  readonly #database: Database
  readonly #masterKey: MasterKey
  readonly #clock: Clock

  constructor(dependencies: { database: Database; masterKey: MasterKey; clock: Clock }) {
    this.#database = dependencies.database
    this.#masterKey = dependencies.masterKey
    this.#clock = dependencies.clock
  }

  count(userId: string): Promise<{ remaining: number; createdAt: number | null }> {
    return countRecoveryCodes(this.#database.sql, userId)
  }

  /** A new set; the older codes are no good from then on. Given this once. */
  async create(actor: Actor): Promise<string[]> {
    const codes = Array.from({ length: CODES_PER_SET }, createRecoveryCode)
    const at = this.#clock.now()
    await this.#database.transaction(async (tx) => {
      if (!(await lockUser(tx, actor.id))) throw new NotFoundError('User')
      const replaced = await deleteRecoveryCodes(tx, actor.id, 'printed')
      await insertRecoveryCodes(
        tx,
        codes.map((code) => ({ id: randomId('rcv'), userId: actor.id, kind: 'printed', codeHash: toRecoveryCodeHash(this.#masterKey, actor.id, code), createdAt: at, createdBy: actor.username, expiresAt: null })),
      )
      await insertAuditEvent(tx, at, { type: 'recovery.codes-created', outcome: 'SUCCESS', actor, subject: actor, client: actor.client, details: { count: codes.length, replaced } })
    })
    return codes
  }

  /** False when there were none. */
  async remove(actor: Actor): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      if (!(await lockUser(tx, actor.id))) throw new NotFoundError('User')
      const count = await deleteRecoveryCodes(tx, actor.id, 'printed')
      if (count > 0) await insertAuditEvent(tx, this.#clock.now(), { type: 'recovery.codes-removed', outcome: 'SUCCESS', actor, subject: actor, client: actor.client, details: { count } })
      return count > 0
    })
  }

  async cleanUp(now: number): Promise<void> {
    await cleanUpRecoveryCodes(this.#database.sql, now)
  }
}
