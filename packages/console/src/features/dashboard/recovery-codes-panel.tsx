import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { Panel } from '../../components/panel.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { showDone } from '../../components/toast.tsx'
import { CreateRecoveryCodesDocument, MyRecoveryCodesDocument, RemoveRecoveryCodesDocument } from './gql/recovery-codes.ts'
import { NewRecoveryCodes } from './new-recovery-codes.tsx'

const MY_CODES = { refetchQueries: [MyRecoveryCodesDocument], awaitRefetchQueries: true }

/** An administrator's codes for the day on which nothing else lets them in. */
export function RecoveryCodesPanel() {
  const { data, error, refetch } = useQuery(MyRecoveryCodesDocument)
  const [create, { loading, error: createError }] = useMutation(CreateRecoveryCodesDocument, MY_CODES)
  const [remove] = useMutation(RemoveRecoveryCodesDocument, MY_CODES)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { remaining = 0, createdAt = null } = data?.recoveryCodes ?? {}

  const make = async (): Promise<void> => {
    const made = await create()
    if (made.data) setCodes(made.data.createRecoveryCodes)
  }
  return (
    <Panel
      title="Recovery codes"
      description="Each lets you in once, without password or second factor, when nothing else does. Print them and keep them where nobody else gets at them."
    >
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {createError && <ProblemNotice error={createError} />}
      {codes && <NewRecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      {!codes && data && remaining === 0 && (
        <Group justify="space-between">
          <Text>You have none.</Text>
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
            <ConfirmButton title="Make new recovery codes?" consequence="The ones that you have now are no good any more." confirmLabel="Make new ones" isDangerous={false} onConfirm={make}>
              Make new ones
            </ConfirmButton>
            <ConfirmButton
              title="Remove your recovery codes?"
              consequence="None of them lets you in any more."
              confirmLabel="Remove them"
              onConfirm={async () => {
                await remove()
                showDone('Recovery codes removed.')
              }}
            >
              Remove them
            </ConfirmButton>
          </Group>
        </Group>
      )}
    </Panel>
  )
}
