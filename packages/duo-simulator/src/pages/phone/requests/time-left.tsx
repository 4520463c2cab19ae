import type { PushView } from '../../../contract/pushes.ts'
import { secondsLeft } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'
import classes from './time-left.module.css'

/** Not a live region, because a screen reader would read nothing else. */
export function TimeLeft({ push }: { push: PushView }) {
  const now = useNow(500)
  const { createdAt: from, expiresAt: until } = push
  const seconds = secondsLeft(until, now)
  const share = until <= from ? 0 : Math.min(1, Math.max(0, (until - now) / (until - from)))
  return (
    <div className={classes.left} data-short={seconds <= 10}>
      <span>{seconds === 0 ? 'Expired' : seconds === 1 ? '1 second left' : `${seconds} seconds left`}</span>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.rest} style={{ transform: `scaleX(${share})` }} />
      </span>
    </div>
  )
}
