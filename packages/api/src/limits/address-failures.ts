import type { Database } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import { ADDRESS_FAILURES, ADDRESS_WINDOW_MS } from './guess-policy.ts'
import { findLimit, takeUse } from './limit.statements.ts'
import { Turns } from './turns.ts'

/**
 * Wrong guesses from one address, over all accounts. One node checks at most as many guesses at once as may still fail,
 * and the others wait. So parallel guesses get no further than sequential ones, and right guesses are never refused for
 * their number.
 */
export class AddressFailures {
  readonly #turns = new Turns()
  readonly #checked = new Map<string, number>()
  /** Callbacks that wait for a running guess to end. */
  readonly #waiting = new Map<string, () => void>()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Called before a guess is checked. Returns a function that ends the guess and reports its failure, or the time of
   * the next guess.
   */
  async begin(key: string): Promise<{ end(hasFailed: boolean): Promise<void> } | { retryAt: number }> {
    const letNextIn = await this.#turns.take(key)
    try {
      for (;;) {
        const checked = this.#checked.get(key) ?? 0
        const limit = await findLimit(this.database.sql, key)
        const failures = limit && limit.windowEndsAt > this.clock.now() ? limit.used : 0
        if (failures >= ADDRESS_FAILURES) return { retryAt: limit!.windowEndsAt }
        // A guess may have ended between the two reads, and be in neither number.
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
      // NOTE record it before it counts as ended, or it would be in neither number.
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
