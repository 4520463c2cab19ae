import { IconDeviceMobile, IconPhoneCall } from '@tabler/icons-react'
import classes from './duo.module.css'

/** A phone with quiet rings around it, for as long as an answer is waited for. Stands still for those who want no motion. */
export function WaitingPhone({ calls }: { calls: boolean }) {
  const Icon = calls ? IconPhoneCall : IconDeviceMobile
  return (
    <div className={classes.phone} aria-hidden>
      <Icon size={40} stroke={1.5} />
    </div>
  )
}
