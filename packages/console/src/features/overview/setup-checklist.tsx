import { Anchor, Button, Group, Progress, Stack, Text, ThemeIcon } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Panel } from '../../components/page/panel.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import type { OverviewQuery } from './gql/overview.ts'

/** In this browser only: other administrators may not have seen it. */
const DISMISSED_KEY = 'sallyport-setup-checklist-dismissed'

/** The steps from a fresh system to the first logon with Duo, checked off automatically. Once done, it suggests what comes next until it is dismissed. */
export function SetupChecklist({ items }: { items: OverviewQuery['overview']['checklist'] }) {
  const [isDismissed, setDismissed] = useLocalStorage({
    key: DISMISSED_KEY,
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const doneCount = items.filter((item) => item.done).length
  const next = items.find((item) => !item.done)
  const isDone = next === undefined
  if (isDone && isDismissed) return null
  const dismiss = () => {
    setDismissed(true)
    showDone('“Getting started” dismissed.', () => setDismissed(false))
  }
  return (
    <Panel
      title="Getting started"
      description={`${doneCount} of ${items.length} done. ${isDone ? 'Duo is part of logging on.' : 'Items are checked off automatically.'}`}
      actions={
        isDone && (
          <Button size="xs" variant="default" onClick={dismiss}>
            Dismiss
          </Button>
        )
      }>
      <Stack gap="md">
        <Progress value={(doneCount / items.length) * 100} size="sm" aria-label="Steps done" />
        <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {items.map((item, index) => (
            <Group component="li" key={item.id} gap="sm" wrap="nowrap">
              <ThemeIcon
                radius="xl"
                size={28}
                variant={item.done ? 'filled' : item === next ? 'outline' : 'light'}
                color={item.done ? 'teal' : item === next ? undefined : 'gray'}>
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
        {isDone && <NextSteps />}
      </Stack>
    </Panel>
  )
}

/** What protects the set-up from later changes. */
function NextSteps() {
  const to = (path: string, words: string) => (
    <Anchor component={Link} to={path} inherit underline="always">
      {words}
    </Anchor>
  )
  return (
    <Text size="sm">
      Next: write down {to('/authentication/invariants', 'what must never happen')}, and decide{' '}
      {to('/authentication/publication-policy', 'how many administrators must always be able to log on')}.
    </Text>
  )
}
