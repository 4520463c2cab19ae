import type { Database } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import { type Log, toErrorFields } from '../../lib/log.ts'
import { WATCH_LEASE_MS } from '../limits.ts'
import { dropWatches, listUnwatched, renewWatches, takeWatch } from '../store/watch.statements.ts'
import type { LogonWatch } from './logon-watch.ts'

export interface LogonWatcherOptions {
  database: Database
  clock: Clock
  log: Log
  watch: LogonWatch
}

/**
 * Waits, for each logon that waits, for the same change: once per logon over all nodes, however many clients look on. It moves the
 * logon on as the server, never makes a session, and holds neither a transaction nor a connection in the meantime.
 *
 * A lease in the logon's row says that a node watches it; when that node dies, another takes over.
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
    const { watch, log } = this.options
    const controller = new AbortController()
    this.#watched.set(logonId, controller)
    const run = watch
      .run(logonId, controller.signal)
      .catch((error: unknown) =>
        log.error({ logonId, ...toErrorFields(error) }, 'Watching a logon failed; it resumes when its lease ends'),
      )
      .finally(() => {
        if (this.#watched.get(logonId) === controller) this.#watched.delete(logonId)
        this.#running.delete(run)
      })
    this.#running.add(run)
  }

  /** Renews this node's leases and takes over logons that no node watches. Called every few seconds. */
  async maintain(): Promise<void> {
    const { database, clock } = this.options
    const now = clock.now()
    await renewWatches(database.sql, [...this.#watched.keys()], now + WATCH_LEASE_MS)
    for (const id of await listUnwatched(database.sql, now, 200))
      if (await takeWatch(database.sql, id, now, now + WATCH_LEASE_MS)) this.watch(id)
  }

  /** After a restart of the only node: no other can hold a lease. */
  async resumeAll(): Promise<void> {
    await dropWatches(this.options.database.sql)
    await this.maintain()
  }

  /** Stops watching and gives the leases back, so that another node takes over at once. */
  async stop(): Promise<void> {
    this.#stopped = true
    const ids = [...this.#watched.keys()]
    for (const controller of this.#watched.values()) controller.abort()
    await Promise.allSettled(this.#running)
    await renewWatches(this.options.database.sql, ids, 0)
  }
}
