import { Anchor, Group, Progress, Stack, Text, ThemeIcon } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Panel } from '../../components/panel.tsx'
import type { OverviewQuery } from './gql/overview.ts'

/** The way from a fresh system to the first logon with Duo; it ticks itself, and is gone when all is done. */
export function SetupChecklist({ items }: { items: OverviewQuery['overview']['checklist'] }) {
  const doneCount = items.filter((item) => item.done).length
  const next = items.find((item) => !item.done)
  return (
    <Panel title="Getting started" description={`${doneCount} of ${items.length} done. This list ticks itself.`}>
      <Stack gap="md">
        <Progress value={(doneCount / items.length) * 100} size="sm" aria-label="Steps done" />
        <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {items.map((item, index) => (
            <Group component="li" key={item.id} gap="sm" wrap="nowrap">
              <ThemeIcon radius="xl" size={28} variant={item.done ? 'filled' : item === next ? 'outline' : 'light'} color={item.done ? 'teal' : item === next ? undefined : 'gray'}>
                {item.done ? (
                  <IconCheck size={16} role="img" aria-label="done" />
                ) : (
                  <Text span size="sm" fw={600}>
                    {index + 1}
                  </Text>
                )}
              </ThemeIcon>
              {item.done ? (
                <Text c="dimmed">{item.title}</Text>
              ) : (
                <Anchor component={Link} to={item.link} fw={item === next ? 600 : undefined}>
                  {item.title}
                </Anchor>
              )}
            </Group>
          ))}
        </Stack>
      </Stack>
    </Panel>
  )
}
