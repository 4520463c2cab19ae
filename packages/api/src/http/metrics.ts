import type { MetricFamily } from '../module-contract/metric-family.ts'

/** What an operator watches, in Prometheus' text format. Sums and sizes only: nothing that names anybody. */
export function toMetrics(
  gauges: { watchedLogons: number; waitingReaders: number },
  families: readonly MetricFamily[] = [],
): string {
  const { rss, heapUsed } = process.memoryUsage()
  const rows: [name: string, help: string, value: number][] = [
    [
      'sallyport_logons_watched',
      'Logons whose outside event (a push, an enrollment) this node waits for.',
      gauges.watchedLogons,
    ],
    ['sallyport_logons_followed', 'Logons that somebody reads live on this node.', gauges.waitingReaders],
    ['process_resident_memory_bytes', 'Resident memory.', rss],
    ['nodejs_heap_used_bytes', 'Heap in use.', heapUsed],
    ['process_uptime_seconds', 'Seconds since the start.', Math.round(process.uptime())],
  ]
  const own = rows.map(([name, help, value]): MetricFamily => ({ name, help, type: 'gauge', samples: [{ value }] }))
  return [...own, ...families].map(toText).join('')
}

function toText({ name, help, type, samples }: MetricFamily): string {
  const lines = samples.map(({ suffix = '', labels = {}, value }) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text.replaceAll(/[\\"\n]/g, '_')}"`)
    return `${name}${suffix}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`
  })
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
}
