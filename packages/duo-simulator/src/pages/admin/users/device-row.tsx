import { ActionIcon, Badge, Button, Menu } from '@mantine/core'
import { IconDeviceMobile, IconDots, IconKey, IconPlane, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { DeviceView } from '../../../contract/devices.ts'
import { ConfirmModal } from '../../components/confirm-modal.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import { deviceLabel } from '../../lib/device-label.ts'
import { Link } from '../../navigation/link.tsx'
import { capabilityName } from './capability-names.ts'
import classes from './device-row.module.css'

export function DeviceRow({ device }: { device: DeviceView }) {
  const [isRemoving, setIsRemoving] = useState(false)
  const toast = useToast()
  const path = `/devices/${encodeURIComponent(device.id)}`
  const label = deviceLabel(device)
  const isPhone = device.type === 'phone'
  const switchOnline = useAction(async () => {
    await controlRequest('PATCH', path, { online: !device.online })
    toast(device.online ? `${label} is offline. Pushes fail` : `${label} is online`)
  })
  const Icon = isPhone ? IconDeviceMobile : IconKey

  return (
    <li className={classes.row}>
      <Icon className={classes.icon} size={24} stroke={1.6} aria-hidden="true" />
      <div className={classes.words}>
        <span className={classes.name}>{label}</span>
        <span className={classes.id}>{device.id}</span>
        <span className={classes.badges}>
          {isPhone && !device.activated && (
            <Badge color="yellow" variant="light" c="var(--sim-waiting)" tt="none">
              Not activated
            </Badge>
          )}
          {isPhone && device.activated && (
            <Badge variant={device.online ? 'light' : 'default'} tt="none">
              {device.online ? 'Online' : 'Offline'}
            </Badge>
          )}
          {device.capabilities.map((capability) => (
            <Badge key={capability} variant="default" fw={500} tt="none">
              {capabilityName(capability)}
            </Badge>
          ))}
        </span>
      </div>
      <div className={classes.actions}>
        <Button
          component={Link}
          href={`/phone/${device.id}`}
          variant="default"
          size="sm"
          mih={44}
          aria-label={isPhone ? `Open phone ${label}` : `Open token ${label}`}>
          {isPhone ? 'Open phone' : 'Open token'}
        </Button>
        <Menu position="bottom-end" withInitialFocusPlaceholder={false} width={220}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={44} aria-label={`More actions for ${label}`}>
              <IconDots size={20} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {isPhone && (
              <Menu.Item
                leftSection={<IconPlane size={18} aria-hidden="true" />}
                onClick={() => void switchOnline.run()}>
                {device.online ? 'Set offline' : 'Set online'}
              </Menu.Item>
            )}
            <Menu.Item
              c="var(--mantine-color-error)"
              leftSection={<IconTrash size={18} aria-hidden="true" />}
              onClick={() => setIsRemoving(true)}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <ConfirmModal
        opened={isRemoving}
        title={`Remove ${label}?`}
        confirmLabel={isPhone ? 'Remove phone' : 'Remove token'}
        onClose={() => setIsRemoving(false)}
        onConfirm={async () => {
          await controlRequest('DELETE', path)
          toast(`${label} was removed`)
        }}>
        It can no longer approve requests, and its passcodes stop working.
      </ConfirmModal>
    </li>
  )
}
