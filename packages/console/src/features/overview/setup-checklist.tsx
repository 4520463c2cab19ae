import { Anchor, Button, Group, Progress, Stack, Text, ThemeIcon } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Panel } from '../../components/page/panel.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import type { OverviewQuery } from './gql/overview.ts'

/** In this browser alone: whoever else administers may not have seen it. */
const PUT_AWAY_KEY = 'sallyport-setup-checklist-put-away'

/** The way from a fresh system to the first logon with Duo; it ticks itself. When all is done it says so and what comes next, until it is put away. */
export function SetupChecklist({ items }: { items: OverviewQuery['overview']['checklist'] }) {
  const [isPutAway, setPutAway] = useLocalStorage({
    key: PUT_AWAY_KEY,
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const doneCount = items.filter((item) => item.done).length
  const next = items.find((item) => !item.done)
  const isDone = next === undefined
  if (isDone && isPutAway) return null
  const putAway = () => {
    setPutAway(true)
    showDone('“Getting started” is put away.', () => setPutAway(false))
  }
  return (
    <Panel
      title="Getting started"
      description={`${doneCount} of ${items.length} done. ${isDone ? 'Duo is part of logging on.' : 'This list ticks itself.'}`}
      actions={
        isDone && (
          <Button size="xs" variant="default" onClick={putAway}>
            Put away
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

/** What keeps it working, whoever changes something later. */
function NextSteps() {
  const to = (path: string, words: string) => (
    <Anchor component={Link} to={path} inherit underline="always">
      {words}
    </Anchor>
  )
  return (
    <Text size="sm">
      Next: write down {to('/authentication/invariants', 'what must never happen')}, and decide{' '}
      {to('/authentication/publication-policy', 'how many administrators have to get in')} whatever happens.
    </Text>
  )
}
