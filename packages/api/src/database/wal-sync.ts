import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'

const sync = promisify(fdatasync)

/**
 * Syncs SQLite's commits to disk, off the event loop and once for all simultaneous callers.
 *
 * With `synchronous = normal` a commit in WAL mode is written to the log file but not synced, which is the only
 * difference from `full` (https://sqlite.org/pragma.html#pragma_synchronous). Syncing the file before the caller gets
 * an answer has the same effect and does not stop all other requests.
 */
export class WalSync {
  readonly #file: string
  #descriptor: number | null = null
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null
  #failure: unknown = null

  /** @param databaseFile the log is beside it while the database is open */
  constructor(databaseFile: string) {
    this.#file = `${databaseFile}-wal`
  }

  /** When this returns, everything that was committed before the call is on disk. */
  sync(): Promise<void> {
    // A running sync may have begun before the last commit, so new callers share the next one.
    this.#next ??= this.#running.then(
      () => this.#begin(),
      () => this.#begin(),
    )
    return this.#next
  }

  async close(): Promise<void> {
    await (this.#next ?? this.#running).catch(() => {})
    if (this.#descriptor !== null) closeSync(this.#descriptor)
    this.#descriptor = null
  }

  async #begin(): Promise<void> {
    this.#next = null
    // After a failure the system may have dropped pages that it could not write, and a later sync would succeed without
    // them.
    if (this.#failure !== null) throw this.#failure
    this.#descriptor ??= openSync(this.#file, 'r+')
    this.#running = sync(this.#descriptor).catch((error: unknown) => {
      this.#failure = error
      throw error
    })
    return this.#running
  }
}
