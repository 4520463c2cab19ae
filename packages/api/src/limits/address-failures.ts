import type { Database } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import { ADDRESS_FAILURES, ADDRESS_WINDOW_MS } from './guess-policy.ts'
import { findLimit, takeUse } from './limit.statements.ts'
import { Turns } from './turns.ts'

/**
 * Wrong guesses from one address over all accounts. On one node no more are checked at once than may still be wrong, and the others wait: a
 * crowd that comes before the first of it has failed gets no further than one that comes slowly, and right guesses are never refused for being many.
 */
export class AddressFailures {
  readonly #turns = new Turns()
  readonly #checked = new Map<string, number>()
  /** Whoever waits for one of those to end; others wait for their turn to. */
  readonly #waiting = new Map<string, () => void>()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Before a guess is checked. Gives what ends it, once, with its failure if it was one; or when the next may be made. */
  async begin(key: string): Promise<{ end(hasFailed: boolean): Promise<void> } | { retryAt: number }> {
    const letNextIn = await this.#turns.take(key)
    try {
      for (;;) {
        const checked = this.#checked.get(key) ?? 0
        const limit = await findLimit(this.database.sql, key)
        const failures = limit && limit.windowEndsAt > this.clock.now() ? limit.used : 0
        if (failures >= ADDRESS_FAILURES) return { retryAt: limit!.windowEndsAt }
        // One may have ended between the two looks, and be in neither number.
        if (checked !== (this.#checked.get(key) ?? 0)) continue
        if (failures + checked < ADDRESS_FAILURES) {
          this.#checked.set(key, checked + 1)
          return { end: (hasFailed) => this.#end(key, hasFailed) }
        }
        await new Promise<void>((resolve) => this.#waiting.set(key, resolve))
      }
    } finally {
      letNextIn()
    }
  }

  async #end(key: string, hasFailed: boolean): Promise<void> {
    try {
      // NOTE before it counts as ended, or it would be in neither number.
      if (hasFailed) await takeUse(this.database.sql, key, ADDRESS_FAILURES, ADDRESS_WINDOW_MS, this.clock.now())
    } finally {
      const left = this.#checked.get(key)! - 1
      if (left > 0) this.#checked.set(key, left)
      else this.#checked.delete(key)
      this.#waiting.get(key)?.()
      this.#waiting.delete(key)
    }
  }
}
