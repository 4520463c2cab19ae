import type { Clock } from '../lib/clock.ts'

const MAX_ADDRESSES = 50_000

/** A limit on cheap but unbounded work, per address and node: a token bucket in memory that forgets quiet addresses. */
export class RequestLimiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  /** @param perMinute tokens that are refilled steadily; `burst` limits the requests at once */
  constructor(
    private readonly clock: Clock,
    private readonly limit: { perMinute: number; burst: number },
  ) {}

  /** Null if the request may continue, else the time of the next. */
  take(address: string): number | null {
    const now = this.clock.now()
    const perMs = this.limit.perMinute / 60_000
    const bucket = this.#buckets.get(address)
    const tokens = Math.min(this.limit.burst, bucket ? bucket.tokens + (now - bucket.at) * perMs : this.limit.burst)
    // Insertion order is age: the oldest are dropped first.
    this.#buckets.delete(address)
    if (this.#buckets.size >= MAX_ADDRESSES) this.#buckets.delete(this.#buckets.keys().next().value!)
    if (tokens < 1) {
      this.#buckets.set(address, { tokens, at: now })
      return now + Math.ceil((1 - tokens) / perMs)
    }
    this.#buckets.set(address, { tokens: tokens - 1, at: now })
    return null
  }
}
