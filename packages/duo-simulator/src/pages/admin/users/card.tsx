import { Button, NativeSelect } from '@mantine/core'
import { IconDeviceMobilePlus, IconKey, IconTicket, IconTrash } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { UserView, UserStatus } from '../../../contract/users.ts'
import { ConfirmModal } from '../../components/confirm-modal.tsx'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import { AddDeviceModal } from './add-device-modal.tsx'
import { BypassCodesModal } from './bypass-codes-modal.tsx'
import classes from './card.module.css'
import { DeviceRow } from './device-row.tsx'
import { userStatuses } from './statuses.ts'

export function UserCard({ user }: { user: UserView }) {
  const { username, userId, devices, status, lastLogin } = user
  const path = `/users/${encodeURIComponent(username)}`
  const [dialog, setDialog] = useState<'phone' | 'token' | 'bypass' | 'remove'>()
  const toast = useToast()
  const headingId = useId()
  const change = useAction(async (next: UserStatus) => {
    await controlRequest('PATCH', path, { status: next })
    const chosen = userStatuses.find((entry) => entry.value === next)
    toast(`Status of ${username}: ${chosen?.label ?? next}`)
  })
  const close = () => setDialog(undefined)

  return (
    <Panel aria-labelledby={headingId}>
      <div className={classes.head}>
        <div className={classes.who}>
          <h2 className={classes.name} id={headingId}>
            {username}
          </h2>
          <p className={classes.facts}>
            <code>{userId}</code> · last logon <RelativeTime at={lastLogin} />
            {user.aliases.length > 0 && <> · aliases: {user.aliases.join(', ')}</>}
            {user.bypassCodesLeft > 0 && (
              <> · {user.bypassCodesLeft === 1 ? '1 bypass code' : `${user.bypassCodesLeft} bypass codes`} left</>
            )}
          </p>
        </div>
        <NativeSelect
          aria-label={`Status of ${username}`}
          size="md"
          w={{ base: '100%', xs: 170 }}
          value={status}
          disabled={change.busy}
          data={userStatuses.map(({ value, label }) => ({ value, label }))}
          onChange={(event) => void change.run(event.currentTarget.value as UserStatus)}
        />
      </div>
      <ErrorNotice error={change.error} />
      {devices.length === 0 ? (
        <p className={classes.facts}>No phone or token. The policy for new users applies at the next logon.</p>
      ) : (
        <ul className={classes.devices}>
          {devices.map((device) => (
            <DeviceRow key={device.id} device={device} />
          ))}
        </ul>
      )}
      <div className={classes.actions}>
        <Button
          variant="light"
          size="sm"
          mih={44}
          leftSection={<IconDeviceMobilePlus size={18} aria-hidden="true" />}
          onClick={() => setDialog('phone')}>
          Add a phone
        </Button>
        <Button
          variant="light"
          size="sm"
          mih={44}
          leftSection={<IconKey size={18} aria-hidden="true" />}
          onClick={() => setDialog('token')}>
          Add a hardware token
        </Button>
        <Button
          variant="light"
          size="sm"
          mih={44}
          leftSection={<IconTicket size={18} aria-hidden="true" />}
          onClick={() => setDialog('bypass')}>
          Create bypass codes
        </Button>
        <Button
          variant="subtle"
          color="gray"
          c="var(--mantine-color-error)"
          size="sm"
          mih={44}
          leftSection={<IconTrash size={18} aria-hidden="true" />}
          onClick={() => setDialog('remove')}>
          Remove user
        </Button>
      </div>
      <AddDeviceModal
        username={username}
        type={dialog === 'token' ? 'token' : 'phone'}
        opened={dialog === 'phone' || dialog === 'token'}
        onClose={close}
      />
      <BypassCodesModal username={username} opened={dialog === 'bypass'} onClose={close} />
      <ConfirmModal
        opened={dialog === 'remove'}
        title={`Remove ${username}?`}
        confirmLabel="Remove user"
        onClose={close}
        onConfirm={async () => {
          await controlRequest('DELETE', path)
          toast(`${username} was removed`)
        }}>
        This also removes the user’s phones, tokens and codes. At the next logon the user is new to Duo.
      </ConfirmModal>
    </Panel>
  )
}
