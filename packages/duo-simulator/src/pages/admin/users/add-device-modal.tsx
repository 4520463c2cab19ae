import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DeviceType } from '../../../contract/devices.ts'
import { FormModal } from '../../components/form-modal.tsx'
import { RequiredTextInput } from '../../components/required-text-input.tsx'
import { useToast } from '../../components/toasts.tsx'
import { useRequiredText } from '../../components/use-required-text.ts'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'

interface AddDeviceModalProps {
  username: string
  type: DeviceType
  opened: boolean
  onClose: () => void
}

const texts = {
  phone: {
    title: 'Add a phone',
    added: 'Phone added',
    field: {
      label: 'Phone number',
      description: 'With the country code. Calls and SMS work at once, pushes after activation.',
      placeholder: '+1 555 010 0100',
      missing: 'Enter the phone number',
      type: 'tel',
    },
  },
  token: {
    title: 'Add a hardware token',
    added: 'Hardware token added',
    field: {
      label: 'Serial number',
      description: 'As printed on the back. The token shows six-digit passcodes, each valid once.',
      placeholder: '20361492',
      missing: 'Enter the serial number',
      type: 'text',
    },
  },
}

export function AddDeviceModal({ username, type, opened, onClose }: AddDeviceModalProps) {
  const identifier = useRequiredText()
  const [name, setName] = useState('')
  const toast = useToast()
  const { title, added, field } = texts[type]
  const add = useAction(() =>
    controlRequest('POST', `/users/${encodeURIComponent(username)}/devices`, {
      type,
      [type === 'phone' ? 'number' : 'serial']: identifier.text,
      ...(type === 'phone' && name.trim() && { name: name.trim() }),
    }),
  )
  return (
    <FormModal
      opened={opened}
      title={`${title} for ${username}`}
      submitLabel={title}
      action={add}
      isReady={identifier.check}
      onDone={() => {
        toast(`${added} for ${username}`)
        identifier.setValue('')
        setName('')
      }}
      onClose={onClose}>
      <RequiredTextInput field={identifier} {...field} />
      {type === 'phone' && (
        <TextInput
          label="Name (optional)"
          description="Shown in lists."
          size="md"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </FormModal>
  )
}
