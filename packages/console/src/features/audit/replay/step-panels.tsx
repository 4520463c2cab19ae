import { Badge, Code, Group, Stack, Text, Timeline } from '@mantine/core'
import { ExceptionBadge } from '../../../components/sessions/exception-badge.tsx'
import { Panel } from '../../../components/page/panel.tsx'
import { formatDuration } from '../../../lib/time/format-duration.ts'
import { formatExactTime } from '../../../lib/time/format-time.ts'
import type { Replay } from './summary-panel.tsx'

const EXCEPTIONS = ['FAILED_OPEN', 'BYPASSED', 'REMEMBERED'] as const
/** By the server's value for how a step ended. */
const OUTCOMES: Readonly<Record<string, { word: string; color: string }>> = {
  passed: { word: 'Passed', color: 'teal' },
  denied: { word: 'Refused', color: 'red' },
  open: { word: 'Ended at this step', color: 'orange' },
  'not-reached': { word: 'Not reached', color: 'gray' },
}

/** Each step: what was asked, who answered what, and how long it took. */
export function StepPanels({ steps }: { steps: Replay['steps'] }) {
  if (steps.length === 0)
    return (
      <Panel title="Steps">
        <Text size="sm" c="dimmed">
          The logon ended before the first step.
        </Text>
      </Panel>
    )
  return (
    <>
      {steps.map((step) => (
        <Panel
          key={step.position}
          title={`${step.position}. ${step.title}`}
          description={
            [step.method, step.seconds == null ? null : formatDuration(step.seconds)].filter(Boolean).join(' · ') ||
            undefined
          }
          actions={
            <Group gap="xs">
              <ExceptionBadge exception={EXCEPTIONS.find((each) => each === step.exception)} />
              <Badge variant="light" color={OUTCOMES[step.outcome]?.color ?? 'gray'}>
                {OUTCOMES[step.outcome]?.word ?? step.outcome}
              </Badge>
            </Group>
          }>
          {step.moments.length === 0 ? (
            <Text size="sm" c="dimmed">
              {step.outcome === 'not-reached' ? 'The logon ended before this step.' : 'Nothing was recorded.'}
            </Text>
          ) : (
            <Timeline bulletSize={14} lineWidth={2} active={step.moments.length}>
              {step.moments.map((moment, index) => (
                <Timeline.Item key={`${moment.at}-${index}`} title={<Text size="sm">{moment.text}</Text>}>
                  <Stack gap={2}>
                    <Text size="xs" c="dimmed">
                      {formatExactTime(moment.at)} {moment.code && <Code>{moment.code}</Code>}
                    </Text>
                    <Details details={moment.details} />
                  </Stack>
                </Timeline.Item>
              ))}
            </Timeline>
          )}
        </Panel>
      ))}
    </>
  )
}

function Details({ details }: { details: Readonly<Record<string, unknown>> | null | undefined }) {
  const known = Object.entries(details ?? {}).filter(([, value]) => value !== null && typeof value !== 'object')
  if (known.length === 0) return null
  return (
    <Text size="xs" c="dimmed">
      {known.map(([name, value]) => `${name}: ${String(value)}`).join(' · ')}
    </Text>
  )
}
