const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'long' })

/** "3 minutes ago", "yesterday", "in 2 hours"; within 45 seconds it is "just now" (or "in a moment"). */
export function formatRelativeTime(isoTime: string, nowMs: number = Date.now()): string {
  const seconds = (Date.parse(isoTime) - nowMs) / 1000
  if (!Number.isFinite(seconds)) return 'unknown'
  if (Math.abs(seconds) < 45) return seconds > 5 ? 'in a moment' : 'just now'
  for (const [unit, length] of UNITS) {
    const count = Math.round(seconds / length)
    if (Math.abs(seconds) >= length * (unit === 'minute' ? 0.75 : 1) && count !== 0) return relative.format(count, unit)
  }
  return relative.format(Math.round(seconds / 60) || Math.sign(seconds), 'minute')
}

/** With seconds and time zone, for tooltips and for comparison with logs. */
export function formatExactTime(isoTime: string): string {
  const time = Date.parse(isoTime)
  return Number.isFinite(time) ? exact.format(time) : 'unknown'
}
