import { Badge } from '@mantine/core'
import { IconChevronRight, IconDeviceMobile, IconKey } from '@tabler/icons-react'
import type { DeviceView } from '../../contract/devices.ts'
import type { UserView } from '../../contract/users.ts'
import { deviceLabel } from '../lib/device-label.ts'
import { Link } from '../navigation/link.tsx'
import classes from './list-link.module.css'

interface PhoneLinkProps {
  user: UserView
  device: DeviceView
  /** The number of requests that wait on it. */
  waiting: number
}

export function PhoneLink({ user, device, waiting }: PhoneLinkProps) {
  const Icon = device.type === 'phone' ? IconDeviceMobile : IconKey
  return (
    <li>
      <Link className={classes.link} href={`/phone/${encodeURIComponent(device.id)}`}>
        <Icon size={26} stroke={1.6} aria-hidden="true" />
        <span className={classes.words}>
          <strong>{user.username}</strong>
          <span className={classes.device}>
            {deviceLabel(device)}
            {device.type === 'phone' && !device.activated && ', not activated'}
            {device.type === 'phone' && device.activated && !device.online && ', offline'}
          </span>
        </span>
        {waiting > 0 && (
          <Badge size="lg" tt="none">
            {waiting === 1 ? '1 request' : `${waiting} requests`}
          </Badge>
        )}
        <IconChevronRight size={20} aria-hidden="true" />
      </Link>
    </li>
  )
}
