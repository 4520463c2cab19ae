import { useMutation } from '@apollo/client/react'
import { Alert, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { RefusedChangeModal } from '../../components/lockout/refused-change-modal.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { showDone, showProblem } from '../../components/feedback/toast.tsx'
import type { UserRowFragment } from '../../lib/documents/gql/fragments.ts'
import { UpdateUserDocument, type UserRefusalFragment, UserSessionsDocument } from './gql/users.ts'
import { canOverride } from '../../lib/errors/overridable-codes.ts'

/** Enables and disables a user. A disabled user can't log on. */
export function EnablePanel({ user }: { user: UserRowFragment }) {
  const [updateUser] = useMutation(UpdateUserDocument, { refetchQueries: [UserSessionsDocument] })
  const [problem, setProblem] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<UserRefusalFragment | null>(null)

  const setEnabled = async (enabled: boolean, override: string | null = null) => {
    setProblem(null)
    const { data } = await updateUser({ variables: { input: { id: user.id, enabled, ...(override && { override }) } } })
    const result = data!.updateUser
    if (result.__typename === 'UserRejected') {
      if (canOverride(result.problems)) return setRefusal(result)
      setProblem(result.problems.map((each) => each.message).join(' '))
      return
    }
    setRefusal(null)
    showDone(
      enabled ? `${user.username} can log on again.` : `${user.username} can no longer log on.`,
      () => void setEnabled(!enabled).catch(showProblem),
    )
  }
  return (
    <Panel title={user.enabled ? 'Can log on' : 'Can’t log on'}>
      <Stack align="flex-start" gap="sm">
        <Text size="sm" c="dimmed">
          {user.enabled
            ? 'Disable a user who should no longer log on. Nothing is deleted.'
            : 'This user is disabled. Every logon is refused as if the password were wrong.'}
        </Text>
        {problem && (
          <Alert color="red" variant="light" role="alert" w="100%">
            {problem}
          </Alert>
        )}
        {user.enabled ? (
          <ConfirmButton
            size="sm"
            title={`Disable ${user.username}?`}
            consequence={`${user.username} can no longer log on, and all sessions end at once. API tokens and recovery codes are revoked permanently; everything else is kept.`}
            onConfirm={() => setEnabled(false)}>
            Disable user
          </ConfirmButton>
        ) : (
          <ConfirmButton
            size="sm"
            isDangerous={false}
            title={`Enable ${user.username}?`}
            consequence={`${user.username} can log on again with the existing password and enrollments.`}
            onConfirm={() => setEnabled(true)}>
            Enable user
          </ConfirmButton>
        )}
      </Stack>
      <RefusedChangeModal
        title={`${user.username} was not disabled`}
        refusal={refusal}
        confirmLabel="Disable anyway"
        onOverride={(words) => setEnabled(false, words)}
        onClose={() => setRefusal(null)}
      />
    </Panel>
  )
}
