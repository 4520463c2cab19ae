import { Button } from '@mantine/core'
import { IconDeviceMobileOff } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { UserView } from '../../../contract/users.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { PhoneFrame } from '../../components/phone-frame.tsx'
import { useControl } from '../../control/use-control.ts'
import { deviceLabel } from '../../lib/device-label.ts'
import { Link } from '../../navigation/link.tsx'
import { Requests } from '../requests/request-list.tsx'
import { useRequests } from '../requests/use-requests.ts'
import { AirplaneSwitch } from './airplane-switch.tsx'
import { findDevice } from './find-device.ts'
import { PhoneHeader } from './header.tsx'
import { PasscodeCard } from './passcode-card.tsx'

interface PhoneProps {
  deviceId: string
  /** True beside other phones: then it sets no window title and no page heading. */
  isOneOfMany?: boolean
}

export function Phone({ deviceId, isOneOfMany = false }: PhoneProps) {
  const users = useControl<UserView[]>('/users', ['users'], 10)
  const requests = useRequests(deviceId)
  const owned = users.value && findDevice(users.value, deviceId)
  const label = owned ? deviceLabel(owned.device) : 'Phone'
  const waiting = requests.requests?.length ?? 0

  useEffect(() => {
    if (!isOneOfMany) document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${label} · Duo simulator`
  }, [isOneOfMany, waiting, label])

  if (users.value && !owned) {
    return (
      <PhoneFrame>
        <EmptyState
          isPage={!isOneOfMany}
          Icon={IconDeviceMobileOff}
          title="This phone no longer exists"
          action={
            <Button component={Link} href="/phone" size="md">
              Show all phones
            </Button>
          }>
          It or its user was removed. To add one again, enroll at a logon and enter the code here.
        </EmptyState>
      </PhoneFrame>
    )
  }
  if (!owned) {
    return (
      <PhoneFrame>
        <ErrorNotice error={users.error} onRetry={users.refresh} />
        {!users.error && <LoadingRows rows={2} height={140} />}
      </PhoneFrame>
    )
  }
  const { device, user } = owned
  const isPhone = device.type === 'phone'
  return (
    <PhoneFrame isOffline={isPhone && !device.online}>
      <PhoneHeader device={device} user={user} isOneOfMany={isOneOfMany} />
      <ErrorNotice error={users.error ?? requests.error} onRetry={requests.refresh} />
      {isPhone && <Requests device={device} {...requests} />}
      <PasscodeCard device={device} />
      {isPhone && <AirplaneSwitch device={device} />}
    </PhoneFrame>
  )
}
