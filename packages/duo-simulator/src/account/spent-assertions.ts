const PRUNE_EVERY_MS = 60_000

/** The client assertions that were used: each is valid for one request. */
export class SpentAssertions {
  readonly #now: () => number
  /** When each assertion expires, after which it needs no record. */
  readonly #expiries = new Map<string, number>()
  #pruneAt = 0

  constructor(now: () => number) {
    this.#now = now
  }

  /** Returns false if it was already spent. */
  spend(clientId: string, jti: string, expiresAtMs: number): boolean {
    this.#prune()
    const key = `${clientId} ${jti}`
    if (this.#expiries.has(key)) return false
    this.#expiries.set(key, expiresAtMs)
    return true
  }

  clear(): void {
    this.#expiries.clear()
  }

  #prune(): void {
    const nowMs = this.#now()
    if (nowMs < this.#pruneAt) return
    this.#pruneAt = nowMs + PRUNE_EVERY_MS
    for (const [key, expiresAtMs] of this.#expiries) if (expiresAtMs <= nowMs) this.#expiries.delete(key)
  }
}
