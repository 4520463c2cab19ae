import type { DuoLimits } from './client-limits.ts'

export type BreakerState = 'closed' | 'open' | 'half-open'

interface Watched {
  /** Calls that found nobody there, since the last one that was answered. */
  outages: number
  isOpen: boolean
  /** The one look that is under way. */
  looking: Promise<void> | null
  lookedAt: number
  nextLookMs: number
  timer: NodeJS.Timeout | null
  lastAskedAt: number
}
/** Says whether Duo answers at that host: false only for an outage. */
export type Probe = (apiHostname: string, signal: AbortSignal) => Promise<boolean>

/**
 * Keeps an outage of Duo's from costing every logon its time limit. What logons meet opens nothing by itself: a few outages in a row
 * make this node ping Duo, and only a ping that fails too opens the breaker, so that nothing which somebody does in a logon can. While
 * it is open, one ping at a time looks whether Duo is back: by itself, more and more seldom, and when a logon comes, which waits for it
 * a quarter of a second at most. Each node has its own; its timers keep no process alive.
 */
export class DuoBreaker {
  readonly #probe: Probe
  readonly #limits: DuoLimits
  readonly #hosts = new Map<string, Watched>()
  readonly #stopped = new AbortController()

  constructor(probe: Probe, limits: DuoLimits) {
    this.#probe = probe
    this.#limits = limits
  }

  /** Whether Duo is known to be away. */
  async isAway(apiHostname: string): Promise<boolean> {
    const watched = this.#hosts.get(apiHostname)
    if (!watched?.isOpen) return false
    watched.lastAskedAt = performance.now()
    if (watched.looking || performance.now() - watched.lookedAt >= this.#limits.probeGapMs)
      await atMost(this.#look(apiHostname, watched), this.#limits.probeJoinMs)
    return this.#hosts.get(apiHostname)?.isOpen ?? false
  }

  listStates(): { apiHostname: string; state: BreakerState }[] {
    return [...this.#hosts].map(([apiHostname, { isOpen, looking }]) => ({
      apiHostname,
      state: isOpen ? (looking ? 'half-open' : 'open') : 'closed',
    }))
  }

  /** A call has found nobody there. */
  reportOutage(apiHostname: string): void {
    if (this.#stopped.signal.aborted) return
    let watched = this.#hosts.get(apiHostname)
    if (!watched) {
      watched = {
        outages: 0,
        isOpen: false,
        looking: null,
        lookedAt: 0,
        nextLookMs: this.#limits.probeMinMs,
        timer: null,
        lastAskedAt: performance.now(),
      }
      this.#hosts.set(apiHostname, watched)
    }
    if (++watched.outages >= this.#limits.breakerOutages && !watched.isOpen) void this.#look(apiHostname, watched)
  }

  /** A call was answered, whatever the answer says. */
  reportAnswer(apiHostname: string): void {
    const watched = this.#hosts.get(apiHostname)
    if (watched) this.#close(apiHostname, watched)
  }

  stop(): void {
    this.#stopped.abort()
    for (const [apiHostname, watched] of this.#hosts) this.#close(apiHostname, watched)
  }

  /** One at a time: callers in the meantime share it. */
  #look(apiHostname: string, watched: Watched): Promise<void> {
    watched.looking ??= this.#probe(apiHostname, this.#stopped.signal)
      .catch(() => true)
      .then((isThere) => {
        watched.looking = null
        watched.lookedAt = performance.now()
        // Closed in the meantime by an answer that a call got, or by the end of this node.
        if (this.#hosts.get(apiHostname) !== watched) return
        const isForgotten = performance.now() - watched.lastAskedAt > this.#limits.breakerForgetMs
        if (isThere || isForgotten) this.#close(apiHostname, watched)
        else this.#stayOpen(apiHostname, watched)
      })
    return watched.looking
  }

  #stayOpen(apiHostname: string, watched: Watched): void {
    watched.isOpen = true
    if (watched.timer) clearTimeout(watched.timer)
    watched.timer = setTimeout(() => void this.#look(apiHostname, watched), watched.nextLookMs)
    watched.timer.unref()
    watched.nextLookMs = Math.min(2 * watched.nextLookMs, this.#limits.probeMaxMs)
  }

  #close(apiHostname: string, watched: Watched): void {
    if (watched.timer) clearTimeout(watched.timer)
    watched.isOpen = false
    this.#hosts.delete(apiHostname)
  }
}

async function atMost(work: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([work, new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)))])
  clearTimeout(timer)
}
