import { useMutation, useQuery } from '@apollo/client/react'
import { Box, Text } from '@mantine/core'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { SessionTable } from '../../components/sessions/session-table.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import type { UserRowFragment } from '../../lib/documents/gql/fragments.ts'
import { EndUserSessionsDocument, UserSessionsDocument } from './gql/users.ts'
import { usePermission } from '../../lib/client/viewer.ts'

export function SessionsPanel({ user }: { user: UserRowFragment }) {
  const canEnd = usePermission('sessions:write')
  const { data, error, refetch } = useQuery(UserSessionsDocument, { variables: { userId: user.id } })
  const [endSessions] = useMutation(EndUserSessionsDocument, {
    variables: { userId: user.id },
    refetchQueries: [UserSessionsDocument],
    awaitRefetchQueries: true,
  })
  const sessions = data?.sessions.nodes

  const endAll = async () => {
    const ended = (await endSessions()).data?.endUserSessions ?? 0
    showDone(ended === 1 ? 'Ended one session.' : `Ended ${ended} sessions.`)
  }
  return (
    <Panel
      title="Sessions"
      isFlush
      actions={
        canEnd &&
        sessions &&
        sessions.length > 0 && (
          <ConfirmButton
            title={`End all sessions of ${user.username}?`}
            consequence={`${user.username} has to log on again everywhere.`}
            onConfirm={endAll}>
            End all sessions
          </ConfirmButton>
        )
      }>
      {error && !data ? (
        <Box px="lg" pb="lg">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </Box>
      ) : sessions?.length === 0 ? (
        <Text size="sm" c="dimmed" px="lg" pb="lg">
          Not logged on anywhere.
        </Text>
      ) : (
        <SessionTable caption={`Sessions of ${user.username}`} sessions={sessions} canEnd={canEnd} />
      )}
    </Panel>
  )
}
