import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ApplicationView } from '../../../contract/applications.ts'
import { FormModal } from '../../components/form-modal.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'

interface RedirectUrisModalProps {
  application: ApplicationView
  opened: boolean
  onClose: () => void
}

export function RedirectUrisModal({ application, opened, onClose }: RedirectUrisModalProps) {
  const [text, setText] = useState((application.redirectUris ?? []).join('\n'))
  const toast = useToast()
  const redirectUris = text.split(/\s+/).filter((line) => line !== '')
  const save = useAction(() =>
    controlRequest('PATCH', `/applications/${encodeURIComponent(application.integrationKey)}`, { redirectUris }),
  )
  return (
    <FormModal
      opened={opened}
      title={`Redirect URIs of ${application.name}`}
      submitLabel="Save redirect URIs"
      action={save}
      onDone={() => toast(redirectUris.length === 0 ? 'Every redirect URI is allowed now' : 'Redirect URIs saved')}
      onClose={onClose}>
      <Textarea
        label="Redirect URIs"
        description="One per line. The prompt sends browsers to no other address. Leave empty to allow any."
        size="md"
        rows={4}
        value={text}
        spellCheck={false}
        autoCapitalize="none"
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
    </FormModal>
  )
}
