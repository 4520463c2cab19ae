import { existsSync, readFileSync } from 'node:fs'
import type { Topic } from '../contract/topics.ts'
import { writeFileAtomically } from '../lib/atomic-file.ts'
import type { ChangeFeed } from './change-feed.ts'
import { parseDocument } from './parse-document.ts'
import type { SimulatorState } from './simulator-state.ts'

/** Changes come in bursts: written is when it has been quiet for a while, or when the oldest has waited too long. */
const QUIET_MS = 250
const MAX_WAIT_MS = 3000
const KEPT_TOPICS: ReadonlySet<Topic> = new Set<Topic>(['applications', 'policy', 'users'])

/** Keeps the state in one file, except the transactions: a minute's life isn't worth a write each. */
export class DocumentFile {
  readonly #path: string
  readonly #state: SimulatorState
  #quietTimer: NodeJS.Timeout | undefined
  #waitTimer: NodeJS.Timeout | undefined

  constructor(path: string, state: SimulatorState, changes: ChangeFeed) {
    this.#path = path
    this.#state = state
    changes.subscribe((topic) => {
      if (!KEPT_TOPICS.has(topic)) return
      this.#waitTimer ??= setTimeout(() => this.#saveOrComplain(), MAX_WAIT_MS).unref()
      if (this.#quietTimer) this.#quietTimer.refresh()
      else this.#quietTimer = setTimeout(() => this.#saveOrComplain(), QUIET_MS).unref()
    })
  }

  /** False if there is none yet. */
  load(): boolean {
    if (!existsSync(this.#path)) return false
    try {
      this.#state.load(parseDocument(JSON.parse(readFileSync(this.#path, 'utf8'))))
    } catch (error) {
      throw new Error(
        `The simulator's state in ${this.#path} can't be read (${(error as Error).message}). Mend it, or remove it to start anew.`,
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
  /** A full disk is no reason to stop answering; the next change tries again. */
  #saveOrComplain(): void {
    try {
      this.save()
    } catch (error) {
      console.error(`The simulator couldn't keep its state: ${(error as Error).message}`)
    }
  }
}
