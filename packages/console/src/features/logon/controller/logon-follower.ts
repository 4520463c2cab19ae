import { serverNow } from '../../../lib/time/server-clock.ts'
import type { Logon } from '../server/logon-operations.ts'
import { type WatchOptions, watchLogon } from './watch-logon.ts'

interface FollowerOptions extends Omit<WatchOptions, 'token'> {
  token: () => string | null
  onTimeUp: () => void
}

const EXPIRY_GRACE_MS = 500
const EXPIRY_RECHECK_MS = 5_000
/** The longest delay of setTimeout. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Notices changes of a logon that come without an answer: it expires, or moves on from a prompt that waits. */
export class LogonFollower {
  readonly #options: FollowerOptions
  #watch: { logonId: string; stop: AbortController } | null = null
  #expiryTimer: ReturnType<typeof setTimeout> | undefined

  constructor(options: FollowerOptions) {
    this.#options = options
  }

  /** Called with every state. One watch lasts while the logon's prompts wait for something outside the browser. */
  follow(logon: Logon): void {
    if (logon.__typename !== 'LogonStep') return this.stop()
    clearTimeout(this.#expiryTimer)
    const leftMs = Date.parse(logon.expiresAt) - serverNow()
    const checkInMs = leftMs > 0 ? leftMs + EXPIRY_GRACE_MS : EXPIRY_RECHECK_MS
    this.#expiryTimer = setTimeout(this.#options.onTimeUp, Math.min(checkInMs, LONGEST_TIMER_MS))
    if (logon.prompt.pollAfterMs === null) this.#stopWatch()
    else if (this.#watch?.logonId !== logon.id) this.#startWatch(logon.id, logon.token)
  }

  stop(): void {
    clearTimeout(this.#expiryTimer)
    this.#stopWatch()
  }

  #startWatch(logonId: string, firstToken: string): void {
    this.#stopWatch()
    const stop = new AbortController()
    this.#watch = { logonId, stop }
    void watchLogon({ ...this.#options, token: () => this.#options.token() ?? firstToken }, stop.signal)
  }

  #stopWatch(): void {
    this.#watch?.stop.abort()
    this.#watch = null
  }
}
