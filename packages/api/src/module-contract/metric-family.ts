/** A metric, with its type and sample names as Prometheus has them. */
export interface MetricFamily {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  /** `suffix` is `_bucket`, `_sum` or `_count` of a histogram. */
  samples: { suffix?: string; labels?: Readonly<Record<string, string>>; value: number }[]
}
