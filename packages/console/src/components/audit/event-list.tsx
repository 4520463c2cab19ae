import { Anchor, Box, Group, Stack, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { AuditRowFragment } from '../../lib/documents/gql/fragments.ts'
import { describeAuditType, describePlace } from '../../lib/words/audit-words.ts'
import { describeUserAgent } from '../../lib/words/describe-user-agent.ts'
import { OutcomeBadge } from './outcome-badge.tsx'
import { RelativeTime } from '../relative-time.tsx'
import { findAdminText } from '../../lib/errors/admin-texts.ts'

interface EventListProps {
  label: string
  events: readonly AuditRowFragment[]
  showsSubject?: boolean
  /** Links each event to its entry in the audit log. */
  linksToAudit?: boolean
}

/** A short list of audit events. */
export function EventList({ label, events, showsSubject = false, linksToAudit = false }: EventListProps) {
  return (
    <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }} aria-label={label}>
      {events.map((event) => (
        <Box
          component="li"
          key={event.id}
          px="lg"
          py="sm"
          style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
          <Group justify="space-between" gap="xs">
            <Group gap="xs">
              <OutcomeBadge outcome={event.outcome} />
              {linksToAudit ? (
                <Anchor component={Link} to={toAuditPath(event)} size="sm" fw={500}>
                  {describeAuditType(event.type)}
                </Anchor>
              ) : (
                <Text size="sm" fw={500}>
                  {describeAuditType(event.type)}
                </Text>
              )}
              {showsSubject && event.subject && <Text size="sm">{event.subject}</Text>}
            </Group>
            <Text size="sm" c="dimmed">
              <RelativeTime at={event.at} />
            </Text>
          </Group>
          {event.code && (
            <Text size="sm" mt={4}>
              {findAdminText(event.code)?.message ?? event.code}
            </Text>
          )}
          <Text size="sm" c="dimmed" mt={2}>
            {[describePlace(event), event.ipAddress, event.userAgent && describeUserAgent(event.userAgent)]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </Box>
      ))}
    </Stack>
  )
}

const toAuditPath = (event: AuditRowFragment): string =>
  event.reference
    ? `/audit?reference=${encodeURIComponent(event.reference)}`
    : event.logonId
      ? `/audit?logonId=${encodeURIComponent(event.logonId)}`
      : `/audit?type=${encodeURIComponent(event.type)}`
