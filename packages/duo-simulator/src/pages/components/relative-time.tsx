import type { Instant } from '../control/control-types.ts'
import { toExact, toMilliseconds, toRelative } from '../lib/time.ts'
import { useNow } from '../lib/use-now.ts'

/** Relative to read, exact on hover. */
export function RelativeTime({ at, never = 'never' }: { at: Instant | null | undefined; never?: string }) {
  const now = useNow(10_000)
  const milliseconds = toMilliseconds(at)
  if (milliseconds === undefined) return <span>{never}</span>
  return (
    <time dateTime={new Date(milliseconds).toISOString()} title={toExact(milliseconds)}>
      {toRelative(milliseconds, now)}
    </time>
  )
}
