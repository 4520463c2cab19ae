import type { Clock } from '../lib/clock.ts'

const MAX_ADDRESSES = 50_000

/** A limit on cheap but unbounded work, per address and node: a token bucket in memory that forgets quiet addresses. */
export class RequestLimiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  /** @param perMinute refilled steadily; `burst` is how many may come at once. */
  constructor(
    private readonly clock: Clock,
    private readonly limit: { perMinute: number; burst: number },
  ) {}

  /** null when the request may go on, else when the next may. */
  take(address: string): number | null {
    const now = this.clock.now()
    const perMs = this.limit.perMinute / 60_000
    const bucket = this.#buckets.get(address)
    const tokens = Math.min(this.limit.burst, bucket ? bucket.tokens + (now - bucket.at) * perMs : this.limit.burst)
    // Insertion order is age, so that the oldest go first when there are too many.
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
