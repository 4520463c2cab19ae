const hour = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' })

// The server's buckets are of an hour up to three days, and of a day beyond.
const LONGEST_PERIOD_BY_THE_HOUR = 72

/** A bucket's beginning, as short as the period allows. */
export function formatBucket(isoTime: string, periodHours: number): string {
  return (periodHours <= LONGEST_PERIOD_BY_THE_HOUR ? hour : day).format(Date.parse(isoTime))
}
