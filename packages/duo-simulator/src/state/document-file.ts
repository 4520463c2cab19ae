import { existsSync, readFileSync } from 'node:fs'
import type { Topic } from '../contract/topics.ts'
import { writeFileAtomically } from '../lib/atomic-file.ts'
import type { ChangeFeed } from './change-feed.ts'
import { parseDocument } from './parse-document.ts'
import type { SimulatorState } from './simulator-state.ts'

/** Changes come in bursts: writes once none came for QUIET_MS, or the oldest has waited for MAX_WAIT_MS. */
const QUIET_MS = 250
const MAX_WAIT_MS = 3000
const SAVED_TOPICS: ReadonlySet<Topic> = new Set<Topic>(['applications', 'policy', 'users'])

/** Stores the state in one file, without the transactions, which live only for a minute. */
export class DocumentFile {
  readonly #path: string
  readonly #state: SimulatorState
  #quietTimer: NodeJS.Timeout | undefined
  #waitTimer: NodeJS.Timeout | undefined

  constructor(path: string, state: SimulatorState, changes: ChangeFeed) {
    this.#path = path
    this.#state = state
    changes.subscribe((topic) => {
      if (!SAVED_TOPICS.has(topic)) return
      this.#waitTimer ??= setTimeout(() => this.#saveOrReport(), MAX_WAIT_MS).unref()
      if (this.#quietTimer) this.#quietTimer.refresh()
      else this.#quietTimer = setTimeout(() => this.#saveOrReport(), QUIET_MS).unref()
    })
  }

  /** Returns false if there is no file yet. */
  load(): boolean {
    if (!existsSync(this.#path)) return false
    try {
      this.#state.load(parseDocument(JSON.parse(readFileSync(this.#path, 'utf8'))))
    } catch (error) {
      throw new Error(
        `Can't read the simulator's state in ${this.#path}: ${(error as Error).message}. Repair the file, or delete it to start over.`,
        { cause: error },
      )
    }
    return true
  }

  save(): void {
    clearTimeout(this.#quietTimer)
    clearTimeout(this.#waitTimer)
    this.#quietTimer = this.#waitTimer = undefined
    const document = { ...this.#state.toDocument(), transactions: [] }
    writeFileAtomically(this.#path, `${JSON.stringify(document, null, 2)}\n`, 0o600)
  }

  /** A full disk must not stop the simulator. The next change tries again. */
  #saveOrReport(): void {
    try {
      this.save()
    } catch (error) {
      console.error(`The simulator couldn't save its state: ${(error as Error).message}`)
    }
  }
}
