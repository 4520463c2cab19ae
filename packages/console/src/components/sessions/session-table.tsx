import { useMutation } from '@apollo/client/react'
import { Anchor, Badge, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import { EndSessionDocument } from '../../lib/documents/gql/sessions.ts'
import type { SessionRowFragment } from '../../lib/documents/gql/fragments.ts'
import { describeMethod } from '../../lib/words/describe-method.ts'
import { describeUserAgent } from '../../lib/words/describe-user-agent.ts'
import { ConfirmButton } from '../feedback/confirm-button.tsx'
import { actionColumn } from '../table/action-column.ts'
import { type Column, DataTable } from '../table/data-table.tsx'
import { ExceptionBadge } from './exception-badge.tsx'
import { RelativeTime } from '../relative-time.tsx'
import { showDone } from '../feedback/toast.tsx'

interface SessionTableProps {
  caption: string
  sessions: readonly SessionRowFragment[] | undefined
  showsUser?: boolean
  canEnd: boolean
}

/** Sessions with device, address and logon; each can be ended. */
export function SessionTable({ caption, sessions, showsUser = false, canEnd }: SessionTableProps) {
  const [endSession] = useMutation(EndSessionDocument)

  const end = async (session: SessionRowFragment) => {
    await endSession({
      variables: { id: session.id },
      update: (cache) => {
        cache.evict({ id: cache.identify({ __typename: 'Session', id: session.id }) })
        cache.gc()
      },
    })
    showDone('Session ended.')
  }
  const device: Column<SessionRowFragment> = {
    label: 'Device',
    isTitle: !showsUser,
    render: (session) => (
      <Group gap="xs">
        <Text size="sm" fw={showsUser ? undefined : 500} title={session.userAgent ?? undefined}>
          {describeUserAgent(session.userAgent)}
        </Text>
        {session.current && <Badge variant="light">This session</Badge>}
      </Group>
    ),
  }
  const user: Column<SessionRowFragment> = {
    label: 'User',
    isTitle: true,
    render: (session) => (
      <Anchor component={Link} to={`/users/${session.user.id}`} fw={500} size="sm">
        {session.user.username}
      </Anchor>
    ),
  }
  const rest: Column<SessionRowFragment>[] = [
    { label: 'Address', render: (session) => session.ipAddress ?? 'unknown' },
    { label: 'Logged on with', render: (session) => <LoggedOnWith steps={session.steps} /> },
    { label: 'Started', render: (session) => <RelativeTime at={session.startedAt} /> },
    { label: 'Last seen', render: (session) => <RelativeTime at={session.lastSeenAt} /> },
  ]
  const action = actionColumn<SessionRowFragment>((session) =>
    session.current ? null : (
      <ConfirmButton
        label={`End session: ${showsUser ? `${session.user.username}, ` : ''}${describeUserAgent(session.userAgent)}`}
        title="End this session?"
        consequence={`${showsUser ? session.user.username : 'The user'} has to log on again on ${describeUserAgent(session.userAgent)}.`}
        confirmLabel="End session"
        onConfirm={() => end(session)}>
        End
      </ConfirmButton>
    ),
  )
  return (
    <DataTable
      caption={caption}
      columns={[...(showsUser ? [user] : []), device, ...rest, ...(canEnd ? [action] : [])]}
      rows={sessions}
      toKey={(session) => session.id}
    />
  )
}

function LoggedOnWith({ steps }: { steps: SessionRowFragment['steps'] }) {
  if (steps.length === 0) return 'unknown'
  return (
    <>
      {steps.map(describeMethod).join(', ')}{' '}
      {steps.map((step) => (
        <ExceptionBadge key={step.position} exception={step.exception} />
      ))}
    </>
  )
}
