/**
 * Runs callbacks when the simulator's clock reaches a point in time. On the machine's clock these are ordinary timers.
 * A test's own clock sends no event when it moves, so it is polled every few milliseconds. Never keeps the process alive.
 */
export class Deadlines {
  readonly #now: () => number
  readonly #isMachineClock: boolean
  readonly #pending = new Map<symbol, Deadline>()
  #ticker: NodeJS.Timeout | undefined

  constructor(now: () => number, isMachineClock: boolean) {
    this.#now = now
    this.#isMachineClock = isMachineClock
  }

  /** Returns a function that cancels it. */
  at(timeMs: number, run: () => void): () => void {
    const id = Symbol()
    const deadline: Deadline = { timeMs, run, timer: undefined }
    this.#pending.set(id, deadline)
    if (this.#isMachineClock) {
      this.#arm(id, deadline)
    } else {
      this.#ticker ??= setInterval(() => this.#runDue(), TEST_CLOCK_POLL_MS).unref()
    }
    return () => this.#forget(id)
  }

  /** Cancels everything. */
  clear(): void {
    for (const id of this.#pending.keys()) this.#forget(id)
    clearInterval(this.#ticker)
    this.#ticker = undefined
  }

  /** Rearms a timer that fires early, which happens after 24 days at the latest. */
  #arm(id: symbol, deadline: Deadline): void {
    const leftMs = Math.min(Math.max(0, deadline.timeMs - this.#now()), MAX_TIMER_MS)
    deadline.timer = setTimeout(() => {
      if (this.#now() < deadline.timeMs) this.#arm(id, deadline)
      else this.#fire(id)
    }, leftMs).unref()
  }

  #runDue(): void {
    const nowMs = this.#now()
    const due = [...this.#pending].filter(([, deadline]) => deadline.timeMs <= nowMs)
    due.sort(([, first], [, second]) => first.timeMs - second.timeMs)
    for (const [id] of due) this.#fire(id)
    if (this.#pending.size === 0) {
      clearInterval(this.#ticker)
      this.#ticker = undefined
    }
  }

  #fire(id: symbol): void {
    const deadline = this.#pending.get(id)
    this.#forget(id)
    deadline?.run()
  }

  #forget(id: symbol): void {
    clearTimeout(this.#pending.get(id)?.timer)
    this.#pending.delete(id)
  }
}

interface Deadline {
  timeMs: number
  run: () => void
  timer: NodeJS.Timeout | undefined
}

const MAX_TIMER_MS = 2 ** 31 - 1
const TEST_CLOCK_POLL_MS = 10
