import type { ControlPush } from '../control/control-types.ts'
import { secondsLeft, toMilliseconds } from '../lib/time.ts'
import { useNow } from '../lib/use-now.ts'
import classes from './time-left.module.css'

/** Not announced: a screen reader would read nothing else. The words are there for whoever looks for them. */
export function TimeLeft({ push }: { push: ControlPush }) {
  const now = useNow(500)
  const from = toMilliseconds(push.createdAt)
  const until = toMilliseconds(push.expiresAt)
  if (until === undefined) return null
  const seconds = secondsLeft(until, now)
  const share = from === undefined || until <= from ? 1 : Math.min(1, (until - now) / (until - from))
  return (
    <div className={classes.left} data-short={seconds <= 10}>
      <span>{seconds === 0 ? 'Time is up' : seconds === 1 ? '1 second left' : `${seconds} seconds left`}</span>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.rest} style={{ transform: `scaleX(${Math.max(0, share)})` }} />
      </span>
    </div>
  )
}
