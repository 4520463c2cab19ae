import { Button, Modal, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'

interface AddDeviceModalProps {
  username: string
  kind: 'phone' | 'token'
  opened: boolean
  onClose: () => void
}

const words = {
  phone: {
    title: 'Add a phone',
    field: 'Phone number',
    help: 'With its country code. The phone takes calls and SMS at once; pushes come once it is activated by a code.',
    placeholder: '+1 555 010 0100',
    missing: 'Enter the phone number',
  },
  token: {
    title: 'Add a hardware token',
    field: 'Serial number',
    help: 'As printed on the back. The token gives six-digit passcodes, each good once.',
    placeholder: '20361492',
    missing: 'Enter the serial number',
  },
}

export function AddDeviceModal({ username, kind, opened, onClose }: AddDeviceModalProps) {
  const [identifier, setIdentifier] = useState('')
  const [name, setName] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const toast = useToast()
  const text = words[kind]
  const add = useAction(() =>
    controlRequest('POST', `/users/${encodeURIComponent(username)}/devices`, {
      type: kind,
      [kind === 'phone' ? 'number' : 'serial']: identifier.trim(),
      ...(kind === 'phone' && name.trim() && { name: name.trim() }),
    }),
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(identifier.trim() === '')
    if (identifier.trim() === '' || !(await add.run())) return
    toast(kind === 'phone' ? `${username} has another phone` : `${username} has another token`)
    setIdentifier('')
    setName('')
    onClose()
  }

  return (
    <Modal opened={opened} onClose={onClose} title={`${text.title} for ${username}`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={text.field}
            description={text.help}
            placeholder={text.placeholder}
            type={kind === 'phone' ? 'tel' : 'text'}
            size="md"
            value={identifier}
            error={isMissing && text.missing}
            onChange={(event) => setIdentifier(event.currentTarget.value)}
            data-autofocus
          />
          {kind === 'phone' && (
            <TextInput
              label="Name"
              description="Optional: what the phone is called in lists."
              size="md"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <ErrorNotice error={add.error} />
          <Button type="submit" size="md" loading={add.busy}>
            {text.title}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
