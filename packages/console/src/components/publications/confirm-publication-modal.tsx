import { useMutation } from '@apollo/client/react'
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ProblemNotice } from '../feedback/problem-notice.tsx'
import { isOverride } from '../lockout/override-field.tsx'
import { showDone } from '../feedback/toast.tsx'
import { useReturnFocus } from '../../lib/page/use-return-focus.ts'
import { KeepPublicationDocument } from './gql/publications.ts'
import type { SchemePartsFragment } from '../../lib/documents/gql/schemes.ts'

interface KeepModalProps {
  schemeKey: string
  name: string
  version: number
  onClose: () => void
  onKept: (scheme: SchemePartsFragment) => void
}

/** Keeps a publication that nobody has tried, with the reason in words. */
export function KeepModal({ schemeKey, name, version, onClose, onKept }: KeepModalProps) {
  useReturnFocus()
  const [keep, { loading, error }] = useMutation(KeepPublicationDocument)
  const [reason, setReason] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { data } = await keep({ variables: { key: schemeKey, version, reason: reason.trim() } }).catch(() => ({
      data: undefined,
    }))
    if (!data) return
    showDone(`Version ${version} of ${name} stays.`)
    onKept(data.keepPublication)
  }
  return (
    <Modal opened onClose={onClose} title={`Keep version ${version} without having tried it?`}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <Text size="sm">
            It stays live though no administrator has logged on through it. Logging on through it in a new tab keeps it
            too, and proves that it works.
          </Text>
          <Textarea
            label="Why it may stay"
            description="In at least 10 characters. Your words stand in the audit log."
            withAsterisk
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          {error && <ProblemNotice error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              loading={loading}
              disabled={!isOverride(reason)}
              title={isOverride(reason) ? undefined : 'Say why first.'}>
              Keep it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
