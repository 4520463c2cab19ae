/** What an operator watches, in Prometheus' text format. Sums and sizes only: nothing that names anybody. */
export function toMetrics(gauges: { watchedLogons: number; waitingReaders: number }): string {
  const { rss, heapUsed } = process.memoryUsage()
  const rows: [name: string, help: string, value: number][] = [
    ['sallyport_logons_watched', 'Logons whose outside event (a push, an enrollment) this node waits for.', gauges.watchedLogons],
    ['sallyport_logons_followed', 'Logons that somebody reads live on this node.', gauges.waitingReaders],
    ['process_resident_memory_bytes', 'Resident memory.', rss],
    ['nodejs_heap_used_bytes', 'Heap in use.', heapUsed],
    ['process_uptime_seconds', 'Seconds since the start.', Math.round(process.uptime())],
  ]
  return rows.map(([name, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`).join('')
}
