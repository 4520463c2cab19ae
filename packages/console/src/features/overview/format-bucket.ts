const hour = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' })

// The server's buckets cover an hour for periods up to three days, and a day for longer ones.
const LONGEST_PERIOD_BY_THE_HOUR = 72

/** The start of a bucket, as short as the period allows. */
export function formatBucket(isoTime: string, periodHours: number): string {
  return (periodHours <= LONGEST_PERIOD_BY_THE_HOUR ? hour : day).format(Date.parse(isoTime))
}
