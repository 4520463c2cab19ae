/**
 * Wakes those who wait for a logon to move: long polls, subscriptions, watchers. It carries no state, only "look again", so a lost
 * signal costs a moment and never a logon. On PostgreSQL the signal also travels between nodes (`postgres-signals.ts`).
 */
export class LogonWaiters {
  readonly #waiting = new Map<string, Set<() => void>>()

  /** Calls back at every move until the returned function is called. Subscribe first, then read, then wait. */
  subscribe(logonId: string, callback: () => void): () => void {
    let callbacks = this.#waiting.get(logonId)
    if (!callbacks) this.#waiting.set(logonId, (callbacks = new Set()))
    callbacks.add(callback)
    return () => {
      callbacks.delete(callback)
      if (callbacks.size === 0 && this.#waiting.get(logonId) === callbacks) this.#waiting.delete(logonId)
    }
  }

  /** How many wait for this logon on this node. */
  count(logonId: string): number {
    return this.#waiting.get(logonId)?.size ?? 0
  }

  notify(logonId: string): void {
    for (const callback of Array.from(this.#waiting.get(logonId) ?? [])) callback()
  }

  /** After a gap in which signals may have been missed. */
  notifyAll(): void {
    for (const logonId of Array.from(this.#waiting.keys())) this.notify(logonId)
  }

  get size(): number {
    return this.#waiting.size
  }
}
