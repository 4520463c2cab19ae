const hour = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dayAndHour = new Intl.DateTimeFormat('en', { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' })

/** A bucket's beginning, as short as the period allows. */
export function formatBucket(isoTime: string, periodHours: number): string {
  const time = Date.parse(isoTime)
  if (periodHours <= 24) return hour.format(time)
  return periodHours <= 168 ? dayAndHour.format(time) : day.format(time)
}
