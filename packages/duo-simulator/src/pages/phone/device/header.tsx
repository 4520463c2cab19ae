import type { DeviceView } from '../../../contract/devices.ts'
import type { UserView } from '../../../contract/users.ts'
import { deviceLabel } from '../../lib/device-label.ts'
import classes from './header.module.css'

const statusTexts: Record<UserView['status'], string> = {
  active: '',
  bypass: 'Status bypass: needs no second factor',
  disabled: 'Status disabled: Duo refuses this user',
  locked_out: 'Locked out: Duo refuses this user',
}

interface PhoneHeaderProps {
  device: DeviceView
  user: UserView
  isOneOfMany: boolean
}

export function PhoneHeader({ device, user, isOneOfMany }: PhoneHeaderProps) {
  const Heading = isOneOfMany ? 'h2' : 'h1'
  return (
    <div className={classes.header}>
      <span className={classes.avatar} aria-hidden="true">
        {user.username.slice(0, 1).toUpperCase()}
      </span>
      <div>
        <Heading className={classes.name}>{deviceLabel(device)}</Heading>
        <p className={classes.account}>
          {device.type === 'phone' ? 'Account of ' : 'Token of '}
          <strong>{user.username}</strong>
        </p>
        {statusTexts[user.status] && <p className={classes.status}>{statusTexts[user.status]}</p>}
      </div>
    </div>
  )
}
