import type { PushView } from '../../../contract/pushes.ts'
import { toTimeOfDay } from '../../lib/time.ts'
import classes from './context.module.css'

/** User, address and device: all that distinguishes the user's own logon from a stranger's. The title has the application. */
export function RequestContext({ push }: { push: PushView }) {
  const rows: [string, string][] = [
    ['User', push.displayUsername || push.username],
    // Clients often send the address in pushinfo as well.
    ...(push.ipaddr && push.pushinfo['Address'] !== push.ipaddr ? [['Address', push.ipaddr] as [string, string]] : []),
    ...Object.entries(push.pushinfo),
    ['Time', toTimeOfDay(push.createdAt)],
  ]
  return (
    <dl className={classes.rows}>
      {rows.map(([name, value], index) => (
        <div key={`${name} ${index}`} className={classes.row}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
