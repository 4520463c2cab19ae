import { insertAlarm } from '../../audit/alarm.statements.ts'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database, Executor } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import { BadInputError, NotFoundError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import type { Clock } from '../../lib/clock.ts'
import { toOverrideReason } from '../../change-guard/guard-change.ts'
import { clearPending, listOverdue, takePendingBack } from './pending-publication.statements.ts'
import { PublicationNotPendingError } from '../versions/scheme.errors.ts'
import {
  type StoredPending,
  type StoredScheme,
  findLatestNumber,
  findVersion,
  insertVersion,
  listStoredSchemes,
} from '../versions/scheme.statements.ts'

/**
 * Publications that have to be confirmed: by an administrator's logon through them (see `confirmPublication`), or in words. The others
 * are taken back when their time is over, by whichever node looks first; until then new logons begin with the fallback all the same,
 * since what is live is asked with the time (`StoredSchemeReader`).
 */
export class PublicationKeeper {
  readonly #database: Database
  readonly #clock: Clock

  constructor({ database, clock }: { database: Database; clock: Clock }) {
    this.#database = database
    this.#clock = clock
  }

  /** Looks for what is overdue and takes it back; a look costs one indexed query. */
  async sweep(): Promise<void> {
    for (const key of await listOverdue(this.#database.sql, this.#clock.now())) {
      await this.#database.transaction(async (tx) => {
        await lockFor(tx, 'configuration')
        await this.takeBackOverdue(tx, key)
      })
    }
  }

  /** NOTE in a transaction that has its turn for `configuration`, before anything of the scheme is read. */
  async takeBackOverdue(tx: Executor, key: string): Promise<void> {
    const [scheme] = await listStoredSchemes(tx, key)
    if (scheme?.pending && scheme.pending.confirmBy <= this.#clock.now())
      await this.#takeBack(tx, scheme, scheme.pending, null)
  }

  /** Keeps it for good without anybody having logged on through it. */
  async keep(key: string, version: number, rawReason: string, actor: Actor): Promise<void> {
    const reason = toOverrideReason(rawReason)
    if (reason === null) throw new BadInputError('Say why in 10 to 500 characters.')
    await this.#withPending(key, version, async (tx, scheme, pending) => {
      const at = this.#clock.now()
      if (!(await clearPending(tx, { key, version, now: at }))) throw new PublicationNotPendingError(key)
      await insertAuditEvent(tx, at, {
        type: 'scheme.kept',
        outcome: 'SUCCESS',
        actor,
        scheme: toPlace(scheme, version),
        client: actor.client,
        details: { reason, publishedBy: pending.by, publishedBecause: pending.reason },
      })
    })
  }

  async takeBack(key: string, version: number, actor: Actor): Promise<void> {
    await this.#withPending(key, version, (tx, scheme, pending) => this.#takeBack(tx, scheme, pending, actor))
  }

  async #withPending(
    key: string,
    version: number,
    change: (tx: Executor, scheme: StoredScheme, pending: StoredPending) => Promise<void>,
  ): Promise<void> {
    const isDone = await this.#database.transaction(async (tx) => {
      await lockFor(tx, 'configuration')
      await this.takeBackOverdue(tx, key)
      const [scheme] = await listStoredSchemes(tx, key)
      if (!scheme) throw new NotFoundError('Scheme')
      // Not thrown in here: what was overdue has been taken back in this transaction.
      if (!scheme.pending || scheme.publishedVersion !== version) return false
      await change(tx, scheme, scheme.pending)
      return true
    })
    if (!isDone) throw new PublicationNotPendingError(key)
  }

  /** The fallback's steps become a new version: numbers only grow, and the versions say what was live when. */
  async #takeBack(tx: Executor, scheme: StoredScheme, pending: StoredPending, actor: Actor | null): Promise<void> {
    const at = this.#clock.now()
    const { key, publishedVersion } = scheme
    const number = (await findLatestNumber(tx, key)) + 1
    // A logon may confirm it at this very moment: one of the two updates finds it pending.
    if (!(await takePendingBack(tx, { key, version: publishedVersion, number, at }))) {
      if (actor) throw new PublicationNotPendingError(key)
      return
    }
    const fallback = (await findVersion(tx, key, pending.fallbackVersion))!
    const note = actor
      ? `Version ${publishedVersion} taken back`
      : `Version ${publishedVersion} taken back: nobody confirmed it in time`
    await insertVersion(tx, { ...fallback, number, note, savedAt: at, savedBy: actor?.username ?? 'sallyport' })
    await insertAuditEvent(tx, at, {
      type: 'scheme.taken-back',
      outcome: 'SUCCESS',
      actor,
      scheme: toPlace(scheme, number),
      client: actor?.client ?? null,
      details: {
        takenBack: publishedVersion,
        fallbackVersion: pending.fallbackVersion,
        publishedBy: pending.by,
        publishedBecause: pending.reason,
        reason: actor ? 'asked for' : 'nobody confirmed it in time',
      },
    })
    if (actor) return
    await insertAlarm(tx, {
      at,
      kind: 'publication-taken-back',
      module: null,
      code: null,
      subjectId: null,
      subject: scheme.name,
      logonId: null,
      reference: null,
      ipAddress: null,
      userAgent: null,
    })
  }
}

const toPlace = (scheme: StoredScheme, version: number) => ({ accessType: scheme.accessType, key: scheme.key, version })
