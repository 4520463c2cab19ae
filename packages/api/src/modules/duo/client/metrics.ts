import type { MetricFamily } from '../../../module-contract/metric-family.ts'
import type { DuoCallErrorKind } from './duo-call-error.ts'
import type { BreakerState } from './breaker.ts'

/** Upper bounds in seconds: what a person feels, our limits for a first contact and a call, and beyond. */
const BUCKETS_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 3, 10] as const

interface Histogram {
  counts: number[]
  sumSeconds: number
  count: number
}

/** How one call to Duo went. `endpoint` is the last part of its path, of which there are few. */
export interface DuoCallReport {
  apiHostname: string
  endpoint: string
  isLongPoll: boolean
  latencyMs: number
  /** null: Duo answered. */
  errorKind: DuoCallErrorKind | null
}

/** Counts calls for /metrics. Sums only: no host, no user, no key. */
export class DuoMetrics {
  readonly #latencies = new Map<string, Histogram>()
  readonly #errors = new Map<string, number>()
  #openTransactions = 0
  #lastAnswerAt: number | null = null

  report({ endpoint, isLongPoll, latencyMs, errorKind }: DuoCallReport): void {
    if (errorKind === null) this.#lastAnswerAt = Date.now()
    else {
      const key = `${endpoint} ${errorKind}`
      this.#errors.set(key, (this.#errors.get(key) ?? 0) + 1)
    }
    // How long a person takes with a phone is nothing that Duo's service could be judged by.
    if (!isLongPoll) this.#observe(endpoint, latencyMs / 1000)
  }

  get wasEverAnswered(): boolean {
    return this.#lastAnswerAt !== null
  }

  /** A push or a call is waited for on this node. */
  async countOpen<T>(work: Promise<T>): Promise<T> {
    this.#openTransactions++
    try {
      return await work
    } finally {
      this.#openTransactions--
    }
  }

  collect(breakers: readonly { state: BreakerState }[]): MetricFamily[] {
    const errors = [...this.#errors].map(([key, value]) => {
      const [endpoint, kind] = key.split(' ') as [string, string]
      return { labels: { endpoint, kind }, value }
    })
    return [
      {
        name: 'sallyport_duo_call_seconds',
        help: 'How long Duo took to answer, long polls left out.',
        type: 'histogram',
        samples: [...this.#latencies].flatMap(toSamples),
      },
      { name: 'sallyport_duo_errors_total', help: 'Failed calls to Duo.', type: 'counter', samples: errors },
      {
        name: 'sallyport_duo_open_transactions',
        help: 'Pushes and calls that this node waits for.',
        type: 'gauge',
        samples: [{ value: this.#openTransactions }],
      },
      {
        name: 'sallyport_duo_breaker_state',
        help: '0: Duo is asked; 1: half-open, a ping is under way; 2: open, no logon waits for Duo.',
        type: 'gauge',
        samples: [
          { value: Math.max(0, ...breakers.map(({ state }) => ({ closed: 0, 'half-open': 1, open: 2 })[state])) },
        ],
      },
    ]
  }

  #observe(endpoint: string, seconds: number): void {
    let histogram = this.#latencies.get(endpoint)
    if (!histogram)
      this.#latencies.set(endpoint, (histogram = { counts: BUCKETS_SECONDS.map(() => 0), sumSeconds: 0, count: 0 }))
    BUCKETS_SECONDS.forEach((bound, index) => {
      if (seconds <= bound) histogram.counts[index]!++
    })
    histogram.sumSeconds += seconds
    histogram.count++
  }
}

function toSamples([endpoint, { counts, sumSeconds, count }]: [string, Histogram]): MetricFamily['samples'] {
  return [
    ...BUCKETS_SECONDS.map((bound, index) => ({
      suffix: '_bucket',
      labels: { endpoint, le: String(bound) },
      value: counts[index]!,
    })),
    { suffix: '_bucket', labels: { endpoint, le: '+Inf' }, value: count },
    { suffix: '_sum', labels: { endpoint }, value: Math.round(sumSeconds * 1000) / 1000 },
    { suffix: '_count', labels: { endpoint }, value: count },
  ]
}
