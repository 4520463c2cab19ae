import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'

const sync = promisify(fdatasync)

/**
 * Brings what SQLite has committed to disk, off the event loop and once for all who ask at the same time.
 *
 * With `synchronous = normal` a commit in WAL mode is written to the log file but not synced, and nothing else is missing to what
 * `full` does after each commit (https://sqlite.org/pragma.html#pragma_synchronous): syncing the file before anybody is told has the
 * same effect without stopping every other request for it.
 */
export class WalSync {
  readonly #file: string
  #descriptor: number | null = null
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null
  #failure: unknown = null

  /** @param databaseFile the log lies beside it, as long as the database is open */
  constructor(databaseFile: string) {
    this.#file = `${databaseFile}-wal`
  }

  /** Everything that was committed before the call is on disk when this is done. */
  sync(): Promise<void> {
    // One that is under way may have begun before the last commit: whoever comes now shares the next.
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
    // After one failure the system may have dropped what it could not write, and a later sync would succeed without it.
    if (this.#failure !== null) throw this.#failure
    this.#descriptor ??= openSync(this.#file, 'r+')
    this.#running = sync(this.#descriptor).catch((error: unknown) => {
      this.#failure = error
      throw error
    })
    return this.#running
  }
}
