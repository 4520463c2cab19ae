import { useSyncExternalStore } from 'react'
import { formatExactTime, formatRelativeTime } from '../lib/time/format-time.ts'

const REFRESH_MS = 30_000

// The snapshot is rounded, so that it changes only with the timer.
function subscribe(onChange: () => void) {
  const timer = setInterval(onChange, REFRESH_MS)
  return () => clearInterval(timer)
}
const readTick = () => Math.floor(Date.now() / REFRESH_MS)

/** "3 minutes ago", updated as time passes, with the exact time on hover and in the markup. */
export function RelativeTime({ at }: { at: string }) {
  useSyncExternalStore(subscribe, readTick)
  return (
    <time dateTime={at} title={formatExactTime(at)} style={{ whiteSpace: 'nowrap' }}>
      {formatRelativeTime(at)}
    </time>
  )
}
