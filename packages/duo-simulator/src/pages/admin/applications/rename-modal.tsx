import { Button, Modal, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { ApplicationView } from '../../../contract/applications.ts'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'

interface RenameApplicationModalProps {
  application: ApplicationView
  opened: boolean
  onClose: () => void
}

export function RenameApplicationModal({ application, opened, onClose }: RenameApplicationModalProps) {
  const [name, setName] = useState(application.name)
  const [isMissing, setIsMissing] = useState(false)
  const toast = useToast()
  const rename = useAction(() =>
    controlRequest('PATCH', `/applications/${encodeURIComponent(application.integrationKey)}`, { name: name.trim() }),
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(name.trim() === '')
    if (name.trim() === '' || !(await rename.run())) return
    toast(`The application is called ${name.trim()} now`)
    onClose()
  }

  return (
    <Modal opened={opened} onClose={onClose} title="Rename application">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label="Name"
            description="Shown on the phone beside every request."
            size="md"
            value={name}
            error={isMissing && 'Give the application a name'}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <ErrorNotice error={rename.error} />
          <Button type="submit" size="md" loading={rename.busy}>
            Rename application
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
