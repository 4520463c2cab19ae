import type { GuessLimits, UsageLimits } from '../step-context.ts'

/** Limits as the contract says, within one process; the product keeps them in its database. */
export class InMemoryLimits implements GuessLimits, UsageLimits {
  readonly #now: () => number
  readonly #taken = new Map<string, number[]>()
  readonly #holds = new Map<string, { holder: string; until: number }>()
  readonly #failures = new Map<string, number>()
  readonly #maxGuesses: number

  constructor(now: () => number, maxGuesses = 5) {
    this.#now = now
    this.#maxGuesses = maxGuesses
  }

  async reserve(subject: string, secret: string) {
    const key = `${subject}/${secret}`
    const failures = (this.#failures.get(key) ?? 0) + 1
    if (failures > this.#maxGuesses) return { allowed: false, retryAt: this.#now() + 60_000 } as const
    this.#failures.set(key, failures)
    return { allowed: true } as const
  }

  async succeeded(subject: string, secret: string) {
    this.#failures.delete(`${subject}/${secret}`)
  }

  async take(key: string, { max, windowMs }: { max: number; windowMs: number }) {
    const recent = (this.#taken.get(key) ?? []).filter((at) => at > this.#now() - windowMs)
    if (recent.length >= max) return { allowed: false, retryAt: recent[recent.length - max]! + windowMs } as const
    this.#taken.set(key, [...recent, this.#now()])
    return { allowed: true } as const
  }

  async hold(key: string, holder: string, untilMs: number) {
    const hold = this.#holds.get(key)
    if (hold && hold.holder !== holder && hold.until > this.#now()) return { held: false, until: hold.until } as const
    this.#holds.set(key, { holder, until: untilMs })
    return { held: true } as const
  }

  async holdAndTake(hold: Parameters<UsageLimits['holdAndTake']>[0], uses: Parameters<UsageLimits['holdAndTake']>[1]) {
    const before = { holds: new Map(this.#holds), taken: new Map(this.#taken) }
    const held = await this.hold(hold.key, hold.holder, hold.untilMs)
    let verdict: { allowed: true } | { allowed: false; retryAt: number } = held.held
      ? { allowed: true }
      : { allowed: false, retryAt: held.until }
    for (const { key, ...limit } of uses) if (verdict.allowed) verdict = await this.take(key, limit)
    if (verdict.allowed) return verdict
    restore(this.#holds, before.holds)
    restore(this.#taken, before.taken)
    return verdict
  }

  async release(key: string, holder: string, uses: readonly string[] = []) {
    if (this.#holds.get(key)?.holder === holder) this.#holds.delete(key)
    for (const use of uses) this.#taken.delete(use)
  }

  holderOf(key: string): string | null {
    return this.#holds.get(key)?.holder ?? null
  }
}

function restore<Key, Value>(map: Map<Key, Value>, before: ReadonlyMap<Key, Value>): void {
  map.clear()
  for (const [key, value] of before) map.set(key, value)
}
