import type { Database } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import { type Log, toErrorFields } from '../lib/log.ts'
import type { SchemeReader } from '../schemes/versions/scheme-reader.ts'
import type { LogonFlow } from './logon-flow.ts'
import { WATCH_LEASE_MS } from './logon-limits.ts'
import type { LogonStore } from './logon-store.ts'
import { createWait, type LogonWaiters } from './logon-waiters.ts'
import { findLogon, listUnwatched, type LogonRow, renewWatches, takeWatch } from './logon.statements.ts'
import { toFlowPlace } from './stored-logon.ts'
import type { StepUser } from '../module-contract/step-context.ts'

/** One for all, since an abort without a reason makes an error with a stack of its own each time. */
const NO_LONGER_AWAITED = new Error('The change of a logon is no longer awaited')

export interface LogonWatcherOptions {
  database: Database
  clock: Clock
  log: Log
  schemes: SchemeReader
  flow: LogonFlow
  store: LogonStore
  waiters: LogonWaiters
  findUser: (row: LogonRow) => Promise<StepUser | null>
}

/**
 * Hears, for each logon that waits, what it waits for: one wait per logon over all nodes, however many clients look on. It moves the
 * logon on as the server, never makes a session, and holds neither a transaction nor a connection meanwhile.
 *
 * A lease in the logon's row says that a node answers for it; when that node dies, another takes over.
 */
export class LogonWatcher {
  readonly #watched = new Map<string, AbortController>()
  readonly #running = new Set<Promise<void>>()
  #stopped = false

  constructor(private readonly options: LogonWatcherOptions) {}

  get size(): number {
    return this.#watched.size
  }

  /** Begins to watch a waiting logon, unless this node does already. */
  watch(logonId: string): void {
    if (this.#stopped || this.#watched.has(logonId)) return
    const controller = new AbortController()
    this.#watched.set(logonId, controller)
    const run = this.#watch(logonId, controller.signal)
      .catch((error: unknown) =>
        this.options.log.error(
          { logonId, ...toErrorFields(error) },
          'Watching a logon failed; it is taken up again when its lease ends',
        ),
      )
      .finally(() => {
        if (this.#watched.get(logonId) === controller) this.#watched.delete(logonId)
        this.#running.delete(run)
      })
    this.#running.add(run)
  }

  /** Renews this node's leases and takes over logons that nobody answers for. Called every few seconds. */
  async tend(): Promise<void> {
    const { database, clock } = this.options
    const now = clock.now()
    await renewWatches(database.sql, [...this.#watched.keys()], now + WATCH_LEASE_MS)
    for (const id of await listUnwatched(database.sql, now, 200))
      if (await takeWatch(database.sql, id, now, now + WATCH_LEASE_MS)) this.watch(id)
  }

  /** After a restart of the only node: nobody else can hold a lease. */
  async resumeAll(): Promise<void> {
    const { database } = this.options
    await database.sql
      .updateTable('logons')
      .set({ watched_until: 0 })
      .where('waiting', '=', 1)
      .where('ended_at', 'is', null)
      .execute()
    await this.tend()
  }

  /** Stops watching and gives the leases back, so that another node takes over at once. */
  async stop(): Promise<void> {
    this.#stopped = true
    const ids = [...this.#watched.keys()]
    for (const controller of this.#watched.values()) controller.abort()
    await Promise.allSettled(this.#running)
    await renewWatches(this.options.database.sql, ids, 0)
  }

  async #watch(logonId: string, stop: AbortSignal): Promise<void> {
    const wait = createWait(this.options.waiters, logonId)
    try {
      while (!stop.aborted) {
        const row = await this.#findWaiting(logonId)
        if (!row) return
        await this.#hearNext(row, wait, stop)
      }
    } finally {
      wait.stop()
    }
  }

  async #findWaiting(logonId: string): Promise<LogonRow | null> {
    const row = await findLogon(this.options.database.sql, logonId)
    return row &&
      row.waiting === 1 &&
      row.ended_at === null &&
      row.state === 'open' &&
      row.expires_at > this.options.clock.now()
      ? row
      : null
  }

  /** Waits for one change of this very state and moves the logon by it; gives up as soon as the state is another one. */
  async #hearNext(row: LogonRow, wait: ReturnType<typeof createWait>, stop: AbortSignal): Promise<void> {
    const { flow, schemes, store, clock, findUser } = this.options
    const scheme = await schemes.getVersion(row.scheme, row.version)
    const user = await findUser(row)
    const client = { ipAddress: row.ip_address, userAgent: row.user_agent }
    const place = toFlowPlace(row, scheme, user, client)
    // Between the look at the row and here the node may have been told to stop, and an aborted signal calls no listener.
    if (stop.aborted) return
    const hearing = new AbortController()
    const abort = () => hearing.abort(NO_LONGER_AWAITED)
    stop.addEventListener('abort', abort, { once: true })
    const change = flow.awaitChange(place, store.openState(row), hearing.signal)
    change.catch(() => {})
    try {
      for (;;) {
        const outcome = await Promise.race([
          change,
          wait.next(Math.max(row.expires_at - clock.now(), 1), hearing.signal),
        ])
        if (stop.aborted) return
        if (outcome) return await this.#apply(row, await flow.advance(place, outcome), wait)
        if (!isSameState(row, await this.#findWaiting(row.id))) return
      }
    } catch (error) {
      if (!hearing.signal.aborted) throw error
    } finally {
      stop.removeEventListener('abort', abort)
      hearing.abort(NO_LONGER_AWAITED)
    }
  }

  /** A client that is just answering goes first; what was heard is kept until its answer is through, and dropped if that moved the state. */
  async #apply(
    row: LogonRow,
    move: Awaited<ReturnType<LogonFlow['advance']>>,
    wait: ReturnType<typeof createWait>,
  ): Promise<void> {
    const { store, clock } = this.options
    for (
      let current: LogonRow | null = row;
      current && isSameState(row, current);
      current = await this.#findWaiting(row.id)
    ) {
      if (current.claimed_until > clock.now()) await wait.next(500)
      else if (await store.move(current, move, null)) return
    }
  }
}

/** The step's state is sealed under a fresh nonce each time that it is written, so equal text means the same state. */
function isSameState(row: LogonRow, other: LogonRow | null): boolean {
  return other !== null && other.position === row.position && other.step_state === row.step_state
}
