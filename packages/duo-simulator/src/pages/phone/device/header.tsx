import type { DeviceView } from '../../../contract/devices.ts'
import type { UserView } from '../../../contract/users.ts'
import { deviceLabel } from '../../lib/device-label.ts'
import classes from './header.module.css'

const statusWords: Record<UserView['status'], string> = {
  active: '',
  bypass: 'Duo lets this user in without asking',
  disabled: 'Duo refuses this user: disabled',
  locked_out: 'Duo refuses this user: locked out',
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
        {statusWords[user.status] && <p className={classes.status}>{statusWords[user.status]}</p>}
      </div>
    </div>
  )
}
