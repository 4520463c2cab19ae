import { Button, Modal, Stack, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { ApplicationView } from '../../../contract/applications.ts'
import { ErrorNotice } from '../../components/error-notice.tsx'
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
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await save.run())) return
    toast(redirectUris.length === 0 ? 'Any redirect URI is served now' : 'The redirect URIs are saved')
    onClose()
  }

  return (
    <Modal opened={opened} onClose={onClose} title={`Redirect URIs of ${application.name}`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Textarea
            label="Redirect URIs"
            description="One a line. People are sent back to no other address. Empty: to any that the server asks for."
            size="md"
            rows={4}
            value={text}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
          <ErrorNotice error={save.error} />
          <Button type="submit" size="md" loading={save.busy}>
            Save redirect URIs
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
