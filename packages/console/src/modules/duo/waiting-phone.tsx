import { IconDeviceMobile, IconPhoneCall } from '@tabler/icons-react'
import classes from './duo.module.css'

/** A phone with quiet rings around it while the page waits. Without animation for users who prefer reduced motion. */
export function WaitingPhone({ calls }: { calls: boolean }) {
  const Icon = calls ? IconPhoneCall : IconDeviceMobile
  return (
    <div className={classes.phone} aria-hidden>
      <Icon size={40} stroke={1.5} />
    </div>
  )
}
