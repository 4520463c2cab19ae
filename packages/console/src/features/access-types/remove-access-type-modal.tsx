import { useMutation } from '@apollo/client/react'
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { RefusedChange } from '../../components/lockout/refused-change.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { useReturnFocus } from '../../lib/page/use-return-focus.ts'
import {
  type AccessTypePartsFragment,
  type AccessTypeRefusalFragment,
  AccessTypesDocument,
  RemoveAccessTypeDocument,
} from './gql/access-types.ts'
import { canOverride } from '../../lib/errors/overridable-codes.ts'

interface RemoveAccessTypeModalProps {
  accessType: AccessTypePartsFragment
  onClose: () => void
}

/** Shows how an access type is used before it is removed. The key has to be typed, because removal cannot be undone. */
export function RemoveAccessTypeModal({ accessType, onClose }: RemoveAccessTypeModalProps) {
  useReturnFocus()
  const { key, name, usedBy } = accessType
  const [remove, { loading }] = useMutation(RemoveAccessTypeDocument, {
    refetchQueries: [AccessTypesDocument],
    awaitRefetchQueries: true,
  })
  const [typed, setTyped] = useState('')
  const [refusal, setRefusal] = useState<AccessTypeRefusalFragment | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const run = async (override: string | null) => {
    const { data } = await remove({ variables: { key, override } })
    const result = data!.removeAccessType
    if (result.__typename === 'AccessTypeRejected') return setRefusal(result)
    showDone(`${name} removed.`)
    onClose()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFailure(null)
    await run(null).catch(setFailure)
  }
  const canInsist = canOverride(refusal?.problems ?? [])
  const isTyped = typed.trim() === key
  return (
    <Modal opened onClose={onClose} title={`Remove ${name}?`} size="lg">
      {refusal && canInsist ? (
        <RefusedChange refusal={refusal} confirmLabel="Remove anyway" onOverride={run} onCancel={onClose} />
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Stack>
            <Text size="sm">
              Logons in the last 30 days: {usedBy.logonsLast30Days}
              {usedBy.lastLogonAt && (
                <>
                  , most recently <RelativeTime at={usedBy.lastLogonAt} />
                </>
              )}
              . Removing it also removes its scheme, ends {usedBy.openSessions} open sessions and stops{' '}
              {usedBy.runningLogons} logons in progress.
            </Text>
            <TextInput
              label={`Type ${key} to confirm`}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              data-autofocus
            />
            {refusal && (
              <Alert color="red" variant="light" role="alert">
                {refusal.problems.map(({ message }) => message).join(' ')}
              </Alert>
            )}
            {failure !== null && <ProblemNotice error={failure} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button
                type="submit"
                color="red"
                loading={loading}
                disabled={!isTyped}
                title={isTyped ? undefined : 'Type the key first.'}>
                Remove access type
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
