import { Anchor, Code, Drawer, Group, Stack, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Copyable } from '../../components/copyable.tsx'
import { OutcomeBadge } from '../../components/audit/outcome-badge.tsx'
import type { AuditRowFragment } from '../../lib/documents/gql/fragments.ts'
import { describeAuditType } from '../../lib/words/audit-words.ts'
import { formatExactTime } from '../../lib/time/format-time.ts'
import { usePermission } from '../../lib/client/viewer.ts'
import { findAdminText } from '../../lib/errors/admin-texts.ts'

/** All recorded fields of an event. */
export function EventDrawer({ event, onClose }: { event: AuditRowFragment | null; onClose: () => void }) {
  return (
    <Drawer opened={event !== null} onClose={onClose} size="md" title={event ? describeAuditType(event.type) : ''}>
      {event && <EventFields event={event} />}
    </Drawer>
  )
}

function EventFields({ event }: { event: AuditRowFragment }) {
  const canSeeUsers = usePermission('users:read')
  const reason = event.code ? findAdminText(event.code) : null
  const fields: [string, ReactNode][] = [
    ['When', formatExactTime(event.at)],
    ['Event', <Code key="type">{event.type}</Code>],
    ['Reference', event.reference && <Copyable value={event.reference} what="reference" />],
    ['Code', event.code && <Copyable value={event.code} what="code" />],
    [
      'User',
      event.subject &&
        (event.subjectId && canSeeUsers ? (
          <Anchor component={Link} to={`/users/${event.subjectId}`}>
            {event.subject}
          </Anchor>
        ) : (
          event.subject
        )),
    ],
    ['Done by', event.actor ?? 'Not logged on'],
    [
      'Logon',
      event.logonId && (
        <Stack key="logon" gap={4} align="flex-start">
          <Copyable value={event.logonId} what="logon ID" />
          <Anchor component={Link} size="sm" to={`/audit?logonId=${encodeURIComponent(event.logonId)}`}>
            All events of this logon
          </Anchor>
          <Anchor component={Link} size="sm" to={`/audit/logons/${encodeURIComponent(event.logonId)}`}>
            Replay this logon
          </Anchor>
        </Stack>
      ),
    ],
    ['Access type', event.accessType],
    ['Scheme', event.scheme && `${event.scheme}${event.version ? `, version ${event.version}` : ''}`],
    ['Step', event.step],
    ['Module', event.module],
    ['Address', event.ipAddress],
    ['User agent', event.userAgent],
    ['Event ID', <Copyable key="id" value={event.id} what="event ID" />],
  ]
  const hasDetails = event.details && Object.keys(event.details).length > 0
  return (
    <Stack>
      <Group gap="sm">
        <OutcomeBadge outcome={event.outcome} />
        {reason && <Text size="sm">{reason.message}</Text>}
      </Group>
      <Table layout="fixed" verticalSpacing="xs" aria-label="Fields of the event">
        <Table.Tbody>
          {fields
            .filter(([, value]) => value !== null && value !== undefined && value !== '')
            .map(([label, value]) => (
              <Table.Tr key={label}>
                <Table.Th scope="row" w={112} fw={500} c="dimmed" style={{ verticalAlign: 'top' }}>
                  {label}
                </Table.Th>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      {hasDetails && (
        <div>
          <Text size="sm" c="dimmed" fw={500} mb={4}>
            Details
          </Text>
          {/* Focusable, so that long lines can be scrolled from the keyboard. */}
          <Code block tabIndex={0} role="region" aria-label="Details">
            {JSON.stringify(event.details, null, 2)}
          </Code>
        </div>
      )}
    </Stack>
  )
}
