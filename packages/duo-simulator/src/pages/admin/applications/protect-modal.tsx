import { Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { ApplicationView } from '../../../contract/applications.ts'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import { applicationTypeName, applicationTypes } from './types.ts'

export function ProtectApplicationModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [type, setType] = useState('auth-api')
  const [name, setName] = useState('')
  const toast = useToast()
  const protect = useAction(async () => {
    const typed = name.trim()
    const created = await controlRequest<ApplicationView>('POST', '/applications', {
      type,
      ...(typed && { name: typed }),
    })
    toast(`${created.name} is protected: its keys stand in the list`)
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await protect.run())) return
    setName('')
    onClose()
  }

  return (
    <Modal opened={opened} onClose={onClose} title="Protect an application">
      <form onSubmit={submit}>
        <Stack gap="md">
          <NativeSelect
            label="Kind of application"
            description={applicationTypes.find(({ value }) => value === type)?.use}
            size="md"
            value={type}
            data={applicationTypes.map(({ value, label }) => ({ value, label }))}
            onChange={(event) => setType(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput
            label="Name"
            description="Shown on the phone beside every request. It can be changed later."
            placeholder={applicationTypeName(type)}
            size="md"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ErrorNotice error={protect.error} />
          <Button type="submit" size="md" loading={protect.busy}>
            Protect application
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
