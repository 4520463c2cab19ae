import { existsSync, readFileSync } from 'node:fs'
import { writeFileAtomically } from '../lib/atomic-file.ts'
import type { ChangeFeed, Topic } from './change-feed.ts'
import { parseDocument } from './parse-document.ts'
import type { SimulatorState } from './simulator-state.ts'

/** Changes come in bursts; so many milliseconds of them become one write. */
const GATHER_MS = 100
const KEPT_TOPICS: ReadonlySet<Topic> = new Set<Topic>(['applications', 'policy', 'users'])

/** Keeps the state in one file, except the transactions: a minute's life isn't worth a write each. */
export class StateFile {
  readonly #path: string
  readonly #state: SimulatorState
  #timer: NodeJS.Timeout | undefined

  constructor(path: string, state: SimulatorState, changes: ChangeFeed) {
    this.#path = path
    this.#state = state
    changes.subscribe((topic) => {
      if (KEPT_TOPICS.has(topic)) this.#timer ??= setTimeout(() => this.save(), GATHER_MS).unref()
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
      )
    }
    return true
  }

  save(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const document = { ...this.#state.toDocument(), transactions: [] }
    writeFileAtomically(this.#path, `${JSON.stringify(document, null, 2)}\n`, 0o600)
  }
}
