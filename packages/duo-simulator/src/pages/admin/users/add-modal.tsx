import { Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { UserStatus } from '../../../contract/users.ts'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import { userStatuses } from './statuses.ts'

export function AddUserModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [username, setUsername] = useState('')
  const [status, setStatus] = useState<UserStatus>('active')
  const [isMissing, setIsMissing] = useState(false)
  const toast = useToast()
  const add = useAction(() => controlRequest('POST', '/users', { username: username.trim(), status }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(username.trim() === '')
    if (username.trim() === '' || !(await add.run())) return
    toast(`${username.trim()} was added. Next, a phone or a token to approve with`)
    setUsername('')
    setStatus('active')
    onClose()
  }

  return (
    <Modal opened={opened} onClose={onClose} title="Add a user">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label="Username"
            description="Exactly as the authentication server sends it."
            size="md"
            value={username}
            error={isMissing && 'Enter the username'}
            onChange={(event) => setUsername(event.currentTarget.value)}
            autoCapitalize="none"
            spellCheck={false}
            data-autofocus
          />
          <NativeSelect
            label="Status"
            size="md"
            value={status}
            data={userStatuses.map(({ value, label, effect }) => ({ value, label: `${label}: ${effect}` }))}
            onChange={(event) => setStatus(event.currentTarget.value as UserStatus)}
          />
          <ErrorNotice error={add.error} />
          <Button type="submit" size="md" loading={add.busy}>
            Add user
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
