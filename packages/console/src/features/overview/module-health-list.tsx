import { Anchor, Group, Stack, Text, ThemeIcon } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { Link } from 'react-router'
import { RelativeTime } from '../../components/relative-time.tsx'
import type { OverviewQuery } from './gql/overview.ts'

/** The state of the modules that depend on an external service. */
export function ModuleHealthList({ modules }: { modules: OverviewQuery['overview']['modules'] }) {
  if (modules.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing to monitor yet. Modules such as Duo appear here once they are set up.
      </Text>
    )
  return (
    <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
      {modules.map((module) => (
        <Group component="li" key={module.module} gap="sm" wrap="nowrap" align="flex-start">
          <ThemeIcon radius="xl" size={28} variant="light" color={module.ok ? 'teal' : 'red'}>
            {module.ok ? <IconCheck size={18} aria-hidden /> : <IconX size={18} aria-hidden />}
          </ThemeIcon>
          <div>
            <Text size="sm">
              <Anchor
                component={Link}
                to={`/authentication/settings/${encodeURIComponent(module.module)}`}
                size="sm"
                fw={600}
                underline="always">
                {module.title}
              </Anchor>{' '}
              {module.ok ? 'works' : 'needs attention'}
            </Text>
            <Text size="sm" c="dimmed">
              {module.message}
              {module.checkedAt && (
                <>
                  {' '}
                  Checked <RelativeTime at={module.checkedAt} />.
                </>
              )}
            </Text>
          </div>
        </Group>
      ))}
    </Stack>
  )
}
