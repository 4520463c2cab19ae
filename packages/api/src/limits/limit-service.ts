import type { Database, Executor } from '../database/database.ts'
import { toAddressPrefix } from '../lib/address-prefix.ts'
import type { Clock } from '../lib/clock.ts'
import type { MasterKey } from '../lib/master-key.ts'
import type { GuessLimits, UsageLimits } from '../module-contract/step-context.ts'
import { AddressFailures } from './address-failures.ts'
import { KNOWN_BROWSER_MS } from './guess-policy.ts'
import { Turns } from './turns.ts'
import {
  clearLimit,
  clearLimits,
  deleteLapsedLimits,
  findLimit,
  holdKey,
  holdTwoKeys,
  isAnyLockedForGood,
  releaseKey,
  releaseKeyAndUses,
  reserveGuess,
  takeUse,
} from './limit.statements.ts'

/** Undoes the units that were taken before the limit that refuses. */
class LimitReached extends Error {
  constructor(readonly key: string) {
    super('A limit is reached')
  }
}

/** Guesses of one operation. `settle` ends it: guesses that have not succeeded by then have failed. */
export interface OperationGuesses extends GuessLimits {
  settle(): Promise<void>
}

/**
 * All limits that apply over all nodes. Counters are stored under keyed hashes, so the table names no one.
 *
 * One node checks the guesses at one secret one after the other. Right guesses at once (a page in many tabs) are then
 * never taken for wrong ones, and the reservation in the database still limits the guesses of all nodes together.
 */
export class LimitService {
  readonly #turns = new Turns()
  readonly #addresses: AddressFailures

  constructor(
    private readonly database: Database,
    private readonly masterKey: MasterKey,
    private readonly clock: Clock,
  ) {
    this.#addresses = new AddressFailures(database, clock)
  }

  /**
   * @param ipAddress of the client; null if it is unknown, and then only the account's counter applies
   * @param browserBinding of the logon; null for a client that isn't a browser
   */
  createGuesses(ipAddress: string | null, browserBinding: string | null = null): OperationGuesses {
    const keys = new Map<string, string>()
    const toGuessKey = async (subject: string, secret: string): Promise<string> => {
      const name = `${secret}\0${subject}`
      let key = keys.get(name)
      if (!key)
        keys.set(
          name,
          (key = this.#toGuessKey(
            subject,
            secret,
            (await this.#isKnown(subject, browserBinding)) ? browserBinding : null,
          )),
        )
      return key
    }
    const open = new Map<string, () => void>()
    const addressKey = ipAddress === null ? null : this.#toKey('guess-address', toAddressPrefix(ipAddress))
    let atAddress: { end(hasFailed: boolean): Promise<void> } | null = null
    return {
      reserve: async (subject, secret) => {
        const key = await toGuessKey(subject, secret)
        // NOTE always the address before the secret, so that two guesses never wait for each other.
        if (addressKey && !atAddress) {
          const begun = await this.#addresses.begin(addressKey)
          if ('retryAt' in begun) return { allowed: false, retryAt: begun.retryAt }
          atAddress = begun
        }
        const leave = open.has(key) ? () => {} : await this.#turns.take(key)
        open.set(key, open.get(key) ?? leave)
        const now = this.clock.now()
        if ((await reserveGuess(this.database.sql, key, now)) !== null) return { allowed: true }
        return this.#refuse(open, key, (await findLimit(this.database.sql, key))?.blockedUntil ?? now)
      },
      succeeded: async (subject, secret) => {
        const key = await toGuessKey(subject, secret)
        await clearLimit(this.database.sql, key)
        open.get(key)?.()
        open.delete(key)
      },
      settle: async () => {
        const failures = open.size
        for (const leave of open.values()) leave()
        open.clear()
        await atAddress?.end(failures > 0)
      },
    }
  }

  /**
   * Marks the browser as one in which the user has logged on: its guesses at their account get their own count. Written
   * in the logon's transaction.
   */
  async markBrowserKnown(
    executor: Executor,
    subjects: readonly [string, string],
    browserBinding: string,
  ): Promise<void> {
    const now = this.clock.now()
    await holdTwoKeys(
      executor,
      [this.#toKnownKey(subjects[0], browserBinding), this.#toKnownKey(subjects[1], browserBinding)],
      'known',
      now + KNOWN_BROWSER_MS,
    )
  }

  /** True if a secret of the user with these names is locked after too many wrong guesses. */
  isLockedForGood(subjects: readonly string[]): Promise<boolean> {
    return isAnyLockedForGood(
      this.database.sql,
      subjects.map((subject) => this.#toGuessPrefix(subject)),
    )
  }

  /** Unlocks the account: forgets all guesses at the secrets of the user with these names. */
  forgetGuesses(executor: Executor, subjects: readonly string[]): Promise<boolean> {
    return clearLimits(
      executor,
      subjects.map((subject) => this.#toGuessPrefix(subject)),
    )
  }

  createUsage(): UsageLimits {
    return {
      take: async (key, { max, windowMs }) => {
        const hashed = this.#toKey('use', key)
        const now = this.clock.now()
        if ((await takeUse(this.database.sql, hashed, max, windowMs, now)) !== null) return { allowed: true }
        return { allowed: false, retryAt: (await findLimit(this.database.sql, hashed))?.windowEndsAt ?? now }
      },
      hold: async (key, holder, until) => {
        const hashed = this.#toKey('hold', key)
        if (await holdKey(this.database.sql, hashed, holder, until, this.clock.now())) return { held: true }
        return { held: false, until: (await findLimit(this.database.sql, hashed))?.windowEndsAt ?? this.clock.now() }
      },
      holdAndTake: (hold, uses) => this.#holdAndTake(hold, uses),
      release: (key, holder, uses = []) => {
        const held = this.#toKey('hold', key)
        if (uses.length === 0) return releaseKey(this.database.sql, held, holder)
        return releaseKeyAndUses(
          this.database.sql,
          held,
          holder,
          uses.map((use) => this.#toKey('use', use)),
        )
      },
    }
  }

  async #holdAndTake(
    { key, holder, untilMs }: Parameters<UsageLimits['holdAndTake']>[0],
    uses: Parameters<UsageLimits['holdAndTake']>[1],
  ): ReturnType<UsageLimits['holdAndTake']> {
    const now = this.clock.now()
    const held = this.#toKey('hold', key)
    const hashedUses = uses.map((use) => ({ ...use, key: this.#toKey('use', use.key) }))
    try {
      await this.database.transaction(
        async (tx) => {
          if (!(await holdKey(tx, held, holder, untilMs, now))) throw new LimitReached(held)
          for (const { key: use, max, windowMs } of hashedUses)
            if ((await takeUse(tx, use, max, windowMs, now)) === null) throw new LimitReached(use)
        },
        { synced: false },
      )
      return { allowed: true }
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error
      return { allowed: false, retryAt: (await findLimit(this.database.sql, error.key))?.windowEndsAt ?? now }
    }
  }

  async deleteExpired(): Promise<void> {
    await deleteLapsedLimits(this.database.sql, this.clock.now(), 1_000)
  }

  async #isKnown(subject: string, browserBinding: string | null): Promise<boolean> {
    if (browserBinding === null) return false
    const known = await findLimit(this.database.sql, this.#toKnownKey(subject, browserBinding))
    return known !== null && known.windowEndsAt > this.clock.now()
  }

  #toKnownKey(subject: string, browserBinding: string): string {
    return this.#toKey('known-browser', `${subject}\0${browserBinding}`)
  }

  #refuse(open: Map<string, () => void>, key: string, retryAt: number): { allowed: false; retryAt: number } {
    // A refused guess was not checked, so it isn't a failure.
    open.get(key)?.()
    open.delete(key)
    return { allowed: false, retryAt }
  }

  /** The common beginning of the keys of all guesses at one account. */
  #toGuessPrefix(subject: string): string {
    return `${this.#toKey('guess', subject)}:`
  }

  #toGuessKey(subject: string, secret: string, knownBrowser: string | null): string {
    const own = `${this.#toGuessPrefix(subject)}${secret}`
    return knownBrowser === null ? own : `${own}:${this.masterKey.hash('limit', `guess-known\0${knownBrowser}`)}`
  }

  #toKey(purpose: string, subject: string): string {
    return `${purpose}:${this.masterKey.hash('limit', `${purpose}\0${subject}`)}`
  }
}
