import { Alert, Group, Stack, Table, Text } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Copyable } from '../../../components/copyable.tsx'
import { Panel } from '../../../components/page/panel.tsx'
import type { LogonReplayQuery } from './gql/replay.ts'
import { describeUserAgent } from '../../../lib/words/describe-user-agent.ts'
import { formatDuration } from '../../../lib/time/format-duration.ts'
import { formatExactTime } from '../../../lib/time/format-time.ts'
import { findAdminText } from '../../../lib/errors/admin-texts.ts'

export type Replay = NonNullable<LogonReplayQuery['logonReplay']>

/** How the logon ended and why; who, where and when. */
export function SummaryPanel({ replay }: { replay: Replay }) {
  const isIn = replay.outcome === 'completed'
  const fields: [string, ReactNode][] = [
    ['Started', formatExactTime(replay.startedAt)],
    ['Duration', replay.seconds == null ? null : formatDuration(replay.seconds)],
    ['Scheme', `${replay.scheme}, version ${replay.version}`],
    ['Address', replay.ipAddress],
    ['User agent', replay.userAgent && describeUserAgent(replay.userAgent)],
    ['Code', replay.code && <Copyable value={replay.code} what="code" />],
    ['Reference', replay.reference && <Copyable value={replay.reference} what="reference" />],
  ]
  const why = replay.reason ?? (replay.code ? (findAdminText(replay.code)?.message ?? replay.code) : null)
  return (
    <Panel title="Outcome">
      <Stack>
        <Alert
          color={isIn ? 'teal' : 'red'}
          variant="light"
          icon={isIn ? <IconCheck aria-hidden /> : <IconX aria-hidden />}
          title={OUTCOMES[replay.outcome] ?? replay.outcome}>
          {why && <Text size="sm">{why}</Text>}
          {replay.exceptions.length > 0 && (
            <Group gap="xs">
              <Text size="sm">Exceptions: {replay.exceptions.join(', ')}.</Text>
            </Group>
          )}
        </Alert>
        <Table layout="fixed" verticalSpacing="xs" aria-label="About the logon">
          <Table.Tbody>
            {fields
              .filter(([, value]) => value !== null && value !== undefined && value !== '')
              .map(([label, value]) => (
                <Table.Tr key={label}>
                  <Table.Th scope="row" w={120}>
                    {label}
                  </Table.Th>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Panel>
  )
}

const OUTCOMES: Readonly<Record<string, string>> = {
  completed: 'Logged on',
  denied: 'Refused',
  abandoned: 'Abandoned',
  cancelled: 'Cancelled',
  open: 'In progress',
}
