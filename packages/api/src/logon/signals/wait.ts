import type { LogonWaiters } from './waiters.ts'

/** Subscribes at once, so that a move between a read and the wait isn't missed. */
export interface Wait {
  /** Resolves at the next move, after the timeout, or when the signal aborts; at once if the logon has moved since the last call. */
  next(timeoutMs: number, signal?: AbortSignal): Promise<void>
  /** Frees the subscription. */
  stop(): void
}

export function createWait(waiters: LogonWaiters, logonId: string): Wait {
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
