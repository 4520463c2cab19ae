import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { UserStatus } from '../../../contract/users.ts'
import { FormModal } from '../../components/form-modal.tsx'
import { RequiredTextInput } from '../../components/required-text-input.tsx'
import { useToast } from '../../components/toasts.tsx'
import { useRequiredText } from '../../components/use-required-text.ts'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import { userStatuses } from './statuses.ts'

export function AddUserModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const username = useRequiredText()
  const [status, setStatus] = useState<UserStatus>('active')
  const toast = useToast()
  const add = useAction(() => controlRequest('POST', '/users', { username: username.text, status }))
  return (
    <FormModal
      opened={opened}
      title="Add a user"
      submitLabel="Add user"
      action={add}
      isReady={username.check}
      onDone={() => {
        toast(`${username.text} was added. Add a phone or a token next`)
        username.setValue('')
        setStatus('active')
      }}
      onClose={onClose}>
      <RequiredTextInput
        field={username}
        label="Username"
        description="Exactly as the authentication server sends it."
        missing="Enter the username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <NativeSelect
        label="Status"
        size="md"
        value={status}
        data={userStatuses.map(({ value, label, effect }) => ({ value, label: `${label}: ${effect}` }))}
        onChange={(event) => setStatus(event.currentTarget.value as UserStatus)}
      />
    </FormModal>
  )
}
