/** "just now", "3 minutes ago", "in 20 seconds". */
export function toRelative(milliseconds: number, nowMilliseconds: number): string {
  const seconds = Math.round((milliseconds - nowMilliseconds) / 1000)
  const distance = Math.abs(seconds)
  if (distance < 5) return 'just now'
  const format = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' })
  if (distance < 60) return format.format(seconds, 'second')
  if (distance < 3600) return format.format(Math.trunc(seconds / 60), 'minute')
  if (distance < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour')
  return format.format(Math.trunc(seconds / 86_400), 'day')
}

export function toExact(milliseconds: number): string {
  return new Date(milliseconds).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'medium' })
}

/** Whole seconds until then, never negative. */
export function secondsLeft(milliseconds: number, nowMilliseconds: number): number {
  return Math.max(0, Math.ceil((milliseconds - nowMilliseconds) / 1000))
}

export function toTimeOfDay(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString('en-US')
}
