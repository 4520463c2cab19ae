import { useQuery } from '@apollo/client/react'
import { Anchor, Box, Skeleton, Text } from '@mantine/core'
import { Link } from 'react-router'
import { EventList } from '../../components/audit/event-list.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { UserAuditDocument } from './gql/users.ts'

export function AuditPanel({ username }: { username: string }) {
  const { data, error, refetch } = useQuery(UserAuditDocument, { variables: { username } })
  const events = data?.auditEvents.nodes
  return (
    <Panel
      title="Recent events"
      isFlush
      actions={
        <Anchor component={Link} to={`/audit?subject=${encodeURIComponent(username)}`} size="sm">
          All in the audit log
        </Anchor>
      }>
      {events ? (
        events.length > 0 ? (
          <EventList label={`Recent events of ${username}`} events={events} linksToAudit />
        ) : (
          <Text size="sm" c="dimmed" px="lg" pb="lg">
            No events yet.
          </Text>
        )
      ) : (
        <Box px="lg" pb="lg">
          {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton height={120} />}
        </Box>
      )}
    </Panel>
  )
}
