import { Switch } from '@mantine/core'
import type { DeviceView } from '../../../contract/devices.ts'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import classes from './airplane-switch.module.css'

export function AirplaneSwitch({ device }: { device: DeviceView }) {
  const toast = useToast()
  const change = useAction(async (isOffline: boolean) => {
    await controlRequest('PATCH', `/devices/${encodeURIComponent(device.id)}`, { online: !isOffline })
    toast(isOffline ? 'Airplane mode is on. Pushes fail' : 'Airplane mode is off')
  })
  return (
    <div className={classes.airplane}>
      <Switch
        size="md"
        labelPosition="left"
        label="Airplane mode"
        description="Pushes fail while it is on."
        classNames={{ body: classes.body }}
        checked={!device.online}
        disabled={change.busy}
        onChange={(event) => void change.run(event.currentTarget.checked)}
      />
      <ErrorNotice error={change.error} />
    </div>
  )
}
