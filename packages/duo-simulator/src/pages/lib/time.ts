import type { Instant } from '../control/control-types.ts'

/** Unix seconds stay below this until the year 5138, Unix milliseconds are above it since 1973. */
const smallestMilliseconds = 1e11

export function toMilliseconds(instant: Instant | null | undefined): number | undefined {
  if (instant === null || instant === undefined || instant === '') return undefined
  const value = typeof instant === 'number' ? instant : Date.parse(instant)
  if (!Number.isFinite(value)) return undefined
  return Math.abs(value) < smallestMilliseconds ? value * 1000 : value
}

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
