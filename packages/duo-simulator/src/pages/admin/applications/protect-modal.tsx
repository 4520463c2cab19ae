import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ApplicationType, ApplicationView } from '../../../contract/applications.ts'
import { FormModal } from '../../components/form-modal.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import { applicationTypes, findApplicationType } from './types.ts'

export function ProtectApplicationModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [type, setType] = useState<ApplicationType>('auth-api')
  const [name, setName] = useState('')
  const toast = useToast()
  const { label, use } = findApplicationType(type)
  const protect = useAction(async () => {
    const typed = name.trim()
    const created = await controlRequest<ApplicationView>('POST', '/applications', {
      type,
      ...(typed && { name: typed }),
    })
    toast(`${created.name} is protected. Its keys are in the list`)
  })
  return (
    <FormModal
      opened={opened}
      title="Protect an application"
      submitLabel="Protect application"
      action={protect}
      onDone={() => setName('')}
      onClose={onClose}>
      <NativeSelect
        label="Type"
        description={use}
        size="md"
        value={type}
        data={applicationTypes.map((offered) => ({ value: offered.value, label: offered.label }))}
        onChange={(event) => setType(event.currentTarget.value as ApplicationType)}
        data-autofocus
      />
      <TextInput
        label="Name"
        description="Shown on the phone with every request. You can change it later."
        placeholder={label}
        size="md"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormModal>
  )
}
