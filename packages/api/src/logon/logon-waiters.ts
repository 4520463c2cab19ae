import { RateLimitedError } from '../errors/common-errors.ts'
import { MAX_READERS_PER_LOGON } from './logon-limits.ts'

/**
 * Wakes whoever waits for a logon to move: long polls, subscriptions, watchers. It carries no state, only "look again", so a lost
 * signal costs a moment and never a logon. On PostgreSQL the signal also travels between nodes (`logon-signals.ts`).
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

  /** How many wait for this one here. */
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

/** Refuses one more reader where so many wait for the logon already. */
export function checkReaders(waiters: LogonWaiters, logonId: string, now: number): void {
  if (waiters.count(logonId) >= MAX_READERS_PER_LOGON) throw new RateLimitedError('readers-per-logon', now + 1_000)
}

/** A wait that `wake` or the time ends; `stop` frees it. */
export function createWait(
  waiters: LogonWaiters,
  logonId: string,
): { next(timeoutMs: number, signal?: AbortSignal): Promise<void>; stop(): void } {
  let moved = false
  let wake: (() => void) | null = null
  const stop = waiters.subscribe(logonId, () => {
    moved = true
    wake?.()
  })
  return {
    stop,
    next(timeoutMs, signal) {
      if (moved || signal?.aborted) {
        moved = false
        return Promise.resolve()
      }
      return new Promise((resolve) => {
        const timer = setTimeout(done, Math.min(timeoutMs, 2 ** 31 - 1))
        function done(): void {
          clearTimeout(timer)
          signal?.removeEventListener('abort', done)
          wake = null
          moved = false
          resolve()
        }
        wake = done
        signal?.addEventListener('abort', done, { once: true })
      })
    },
  }
}
