import { Group, Stack, Text } from '@mantine/core'
import { Initials } from '../../components/people/initials.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { RoleBadges } from '../../components/people/role-badges.tsx'
import type { UserRowFragment } from '../../lib/documents/gql/fragments.ts'

export function WhoAmIPanel({ user }: { user: UserRowFragment }) {
  const name = user.displayName || user.username
  return (
    <Panel title="My account">
      <Group wrap="nowrap" align="flex-start">
        <Initials name={name} size={48} />
        <Stack gap={4} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {[user.username, user.email].filter((part) => part && part !== name).join(' · ') || 'No email address'}
          </Text>
          <RoleBadges roles={user.roles} />
          <Text size="sm" c="dimmed">
            Account created <RelativeTime at={user.createdAt} />
          </Text>
        </Stack>
      </Group>
    </Panel>
  )
}
