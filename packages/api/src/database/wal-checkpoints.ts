import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'

/** SQLite's own default is a thousand pages of 4 KiB (https://sqlite.org/pragma.html#pragma_wal_autocheckpoint). */
const WORTH_A_CHECKPOINT_BYTES = 4 * 1_024 * 1_024

/** Beside this file as TypeScript, or beside the bundle when built. */
const WORKER = new URL(`./wal-checkpoint-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)

/**
 * Moves SQLite's log into the database file, on a thread and a connection of its own. If the writing connection does
 * it, as SQLite does by default, it stops every request for up to twenty milliseconds.
 */
export class WalCheckpoints {
  readonly #file: string
  #worker: Worker | null = null
  #onDone: (failure: string | null) => void = () => {}

  constructor(databaseFile: string) {
    this.#file = databaseFile
  }

  /** Makes a checkpoint if the log has grown enough. Called about once a second. */
  async maintain(): Promise<void> {
    if (this.#logBytes() < WORTH_A_CHECKPOINT_BYTES) return
    const worker = (this.#worker ??= this.#start())
    const done = new Promise<string | null>((resolve) => (this.#onDone = resolve))
    worker.postMessage('checkpoint')
    const failure = await done
    if (failure !== null) throw new Error(`A checkpoint of the database failed: ${failure}`)
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = null
  }

  #start(): Worker {
    const worker = new Worker(WORKER, { workerData: this.#file })
    worker.on('message', (failure: string | null) => this.#onDone(failure))
    worker.on('error', (error) => this.#onDone(error instanceof Error ? error.message : String(error)))
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null
      this.#onDone(null)
    })
    worker.unref()
    return worker
  }

  #logBytes(): number {
    return statSync(`${this.#file}-wal`, { throwIfNoEntry: false })?.size ?? 0
  }
}
