import type { TimeMs } from '../../contract/time-ms.ts'
import { toExact, toRelative } from '../lib/time.ts'
import { useNow } from '../lib/use-now.ts'

/** Shows the relative time, and the exact one on hover. */
export function RelativeTime({ at, never = 'never' }: { at: TimeMs | null; never?: string }) {
  const now = useNow(10_000)
  if (at === null) return <span>{never}</span>
  return (
    <time dateTime={new Date(at).toISOString()} title={toExact(at)}>
      {toRelative(at, now)}
    </time>
  )
}
