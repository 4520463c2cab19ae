import { useMutation } from '@apollo/client/react'
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { isOverride } from '../../components/lockout/override-field.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { useReturnFocus } from '../../lib/page/use-return-focus.ts'
import { type InvariantPartsFragment, InvariantsDocument, RemoveInvariantDocument } from './gql/invariants.ts'

/** Taking a promise back takes a reason. */
export function RemoveInvariantModal({
  invariant,
  onClose,
}: {
  invariant: InvariantPartsFragment
  onClose: () => void
}) {
  useReturnFocus()
  const [remove, { loading, error }] = useMutation(RemoveInvariantDocument, {
    refetchQueries: [InvariantsDocument],
    awaitRefetchQueries: true,
  })
  const [reason, setReason] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { data } = await remove({ variables: { id: invariant.id, reason: reason.trim() } }).catch(() => ({
      data: undefined,
    }))
    if (!data) return
    showDone(`“${invariant.name}” is removed.`)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={`Remove “${invariant.name}”?`}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <Text size="sm">No change is checked against it any more: {invariant.sentence}</Text>
          <Textarea
            label="Why"
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
              color="red"
              loading={loading}
              disabled={!isOverride(reason)}
              title={isOverride(reason) ? undefined : 'Say why first.'}>
              Remove invariant
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
