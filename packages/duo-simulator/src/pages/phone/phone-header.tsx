import { Switch } from '@mantine/core'
import { useToast } from '../app/toasts.tsx'
import { ErrorNotice } from '../components/error-notice.tsx'
import { controlRequest } from '../control/control-request.ts'
import type { ControlDevice, ControlUser } from '../control/control-types.ts'
import { useAction } from '../control/use-action.ts'
import { deviceLabel } from '../lib/device-label.ts'
import classes from './phone-header.module.css'

const statusWords: Record<ControlUser['status'], string> = {
  active: '',
  bypass: 'Duo lets this user in without asking',
  disabled: 'Duo refuses this user: disabled',
  locked_out: 'Duo refuses this user: locked out',
}

export function PhoneHeader({ device, user }: { device: ControlDevice; user: ControlUser }) {
  const toast = useToast()
  const isPhone = device.type === 'phone'
  const airplane = useAction(async (isOffline: boolean) => {
    await controlRequest('PATCH', `/devices/${encodeURIComponent(device.id)}`, { online: !isOffline })
    toast(isOffline ? 'Airplane mode is on: pushes don’t get here' : 'Airplane mode is off')
  })

  return (
    <div className={classes.header}>
      <h1 className={classes.name}>{deviceLabel(device)}</h1>
      <p className={classes.account}>
        <span className={classes.avatar} aria-hidden="true">
          {user.username.slice(0, 1).toUpperCase()}
        </span>
        <span>
          {isPhone ? 'Account of ' : 'Token of '}
          <strong>{user.username}</strong>
          {statusWords[user.status] && <span className={classes.status}>{statusWords[user.status]}</span>}
        </span>
      </p>
      {isPhone && (
        <Switch
          className={classes.airplane}
          size="md"
          labelPosition="left"
          label="Airplane mode"
          checked={!device.online}
          disabled={airplane.busy}
          onChange={(event) => void airplane.run(event.currentTarget.checked)}
        />
      )}
      <ErrorNotice error={airplane.error} />
    </div>
  )
}
