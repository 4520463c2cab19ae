import { Box, Group, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import type { CheckState } from '../../gql/schema.ts'
import type { CheckModuleMutation } from './gql/settings.ts'

interface ConnectionCheckProps {
  check: CheckModuleMutation['checkModule'] | undefined
  error: unknown
  isRunning: boolean
  isConfigured: boolean
  title: string
}

const STATES = {
  PASSED: { color: 'teal', icon: IconCheck, word: 'Passed' },
  FAILED: { color: 'red', icon: IconX, word: 'Failed' },
  SKIPPED: { color: 'gray', icon: IconMinus, word: 'Skipped' },
} as const satisfies Record<CheckState, { color: string; icon: typeof IconCheck; word: string }>

/** The result of "Check the connection", with one line for each check. */
export function ConnectionCheck({ check, error, isRunning, isConfigured, title }: ConnectionCheckProps) {
  return (
    <Paper withBorder p="lg" component="section" aria-label="Connection check">
      <Title order={2} size="h5" mb="sm">
        Connection
      </Title>
      <Box role="status" aria-live="polite">
        {isRunning ? (
          <Text size="sm" c="dimmed">
            Checking {title} …
          </Text>
        ) : check ? (
          <Stack gap="md">
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <StateIcon state={check.ok ? 'PASSED' : 'FAILED'} size={28} />
              <div>
                <Text fw={600}>{check.message}</Text>
                <Text size="xs" c="dimmed">
                  {check.code}
                  {check.latencyMs != null && ` · answered in ${check.latencyMs} ms`}
                </Text>
              </div>
            </Group>
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Checks">
              {check.checks.map((item) => (
                <Group component="li" key={item.name} gap="sm" wrap="nowrap" align="flex-start">
                  <StateIcon state={item.state} size={22} />
                  <div>
                    <Text size="sm">
                      {item.label}{' '}
                      <Text span size="sm" c="dimmed">
                        {STATES[item.state].word.toLowerCase()}
                      </Text>
                    </Text>
                    {item.message && (
                      <Text size="sm" c={item.state === 'FAILED' ? undefined : 'dimmed'}>
                        {item.message}
                      </Text>
                    )}
                  </div>
                </Group>
              ))}
            </Stack>
          </Stack>
        ) : (
          !error && (
            <Text size="sm" c="dimmed">
              {isConfigured
                ? `“Check the connection” tests whether ${title} can be reached and accepts the saved keys. It changes nothing.`
                : `${title} is not set up yet. Fill in the required fields and save, then check the connection here.`}
            </Text>
          )
        )}
      </Box>
      {error != null && !isRunning && <ProblemNotice error={error} />}
    </Paper>
  )
}

function StateIcon({ state, size }: { state: CheckState; size: number }) {
  const { color, icon: Icon } = STATES[state]
  return (
    <ThemeIcon size={size} radius="xl" color={color} variant="light">
      <Icon size={size * 0.65} aria-hidden />
    </ThemeIcon>
  )
}
