import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { RefusedChangeModal } from '../../components/lockout/refused-change-modal.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { canOverride } from '../../lib/errors/overridable-codes.ts'
import { toProblem } from '../../lib/client/problem.ts'
import {
  CreateRecoveryCodesDocument,
  MyRecoveryCodesDocument,
  RemoveRecoveryCodesDocument,
} from './gql/recovery-codes.ts'
import { NewRecoveryCodes } from './new-recovery-codes.tsx'

const MY_CODES = { refetchQueries: [MyRecoveryCodesDocument], awaitRefetchQueries: true }

/** An administrator's codes for when no other way to log on works. */
export function RecoveryCodesPanel() {
  const { data, error, refetch } = useQuery(MyRecoveryCodesDocument)
  const [create, { loading, error: createError }] = useMutation(CreateRecoveryCodesDocument, MY_CODES)
  const [remove] = useMutation(RemoveRecoveryCodesDocument, MY_CODES)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { remaining = 0, createdAt = null } = data?.recoveryCodes ?? {}

  const make = async (): Promise<void> => {
    const made = await create()
    if (made.data) setCodes(made.data.createRecoveryCodes)
  }
  const removeAll = async (override: string | null): Promise<void> => {
    try {
      await remove({ variables: { override } })
    } catch (error) {
      const problem = toProblem(error)
      if (!canOverride([problem])) throw error
      return setRefusal(problem.message)
    }
    setRefusal(null)
    showDone('Recovery codes removed.')
  }
  return (
    <Panel
      title="Recovery codes"
      description="Each code lets you log on once, without password or second factor, when nothing else works. Print them and keep them in a safe place.">
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {createError && <ProblemNotice error={createError} />}
      {codes && <NewRecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      {!codes && data && remaining === 0 && (
        <Group justify="space-between">
          <Text>You have no recovery codes.</Text>
          <Button size="xs" loading={loading} onClick={() => void make().catch(() => {})}>
            Make recovery codes
          </Button>
        </Group>
      )}
      {!codes && data && remaining > 0 && (
        <Group justify="space-between">
          <Text>
            {remaining} of 10 left, made {createdAt && <RelativeTime at={createdAt} />}
          </Text>
          <Group gap="xs">
            <ConfirmButton
              title="Make new recovery codes?"
              consequence="Your current codes stop working."
              confirmLabel="Make new codes"
              isDangerous={false}
              onConfirm={make}>
              Make new codes
            </ConfirmButton>
            <ConfirmButton
              title="Remove your recovery codes?"
              consequence="Your codes stop working, and you have no way in when nothing else works."
              confirmLabel="Remove codes"
              onConfirm={() => removeAll(null)}>
              Remove codes
            </ConfirmButton>
          </Group>
        </Group>
      )}
      <RefusedChangeModal
        title="Your recovery codes were not removed"
        refusal={refusal === null ? null : { problems: [{ message: refusal }] }}
        confirmLabel="Remove anyway"
        onOverride={removeAll}
        onClose={() => setRefusal(null)}
      />
    </Panel>
  )
}
