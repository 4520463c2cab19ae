import { useMutation } from '@apollo/client/react'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { SessionTable } from '../../components/sessions/session-table.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import type { SessionRowFragment } from '../../lib/documents/gql/fragments.ts'
import { DashboardDocument, EndMyOtherSessionsDocument } from './gql/dashboard.ts'

export function MySessionsPanel({
  sessions,
  hasFailed,
}: {
  sessions: readonly SessionRowFragment[] | undefined
  hasFailed: boolean
}) {
  const [endOthers] = useMutation(EndMyOtherSessionsDocument, {
    refetchQueries: [DashboardDocument],
    awaitRefetchQueries: true,
  })
  const otherCount = sessions?.filter((session) => !session.current).length ?? 0

  const endAll = async () => {
    const { data } = await endOthers()
    const count = data?.endMyOtherSessions ?? 0
    showDone(count === 1 ? 'Ended one other session.' : `Ended ${count} other sessions.`)
  }
  if (hasFailed) return null
  return (
    <Panel
      title="My sessions"
      description={sessions && otherCount === 0 ? 'You are logged on only here.' : 'Where you are logged on.'}
      isFlush
      actions={
        otherCount > 0 && (
          <ConfirmButton
            title="End all other sessions?"
            consequence={`You stay logged on here. ${otherCount === 1 ? 'The other device has' : `The ${otherCount} other devices have`} to log on again.`}
            confirmLabel="End other sessions"
            onConfirm={endAll}>
            End other sessions
          </ConfirmButton>
        )
      }>
      <SessionTable caption="My sessions" sessions={sessions} canEnd />
    </Panel>
  )
}
