import { Group, Text, ThemeIcon } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { SessionRowFragment } from '../../lib/documents/gql/fragments.ts'
import { describeMethod } from '../../lib/words/describe-method.ts'
import { ExceptionBadge } from './exception-badge.tsx'
import { RelativeTime } from '../relative-time.tsx'

/** The steps that a session's logon passed, in order, each with its method and time. */
export function PassedSteps({ steps }: { steps: SessionRowFragment['steps'] }) {
  return (
    <Group component="ol" gap="lg" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Steps passed">
      {steps.map((step) => (
        <Group component="li" key={step.position} gap="xs" wrap="nowrap">
          <ThemeIcon
            size={22}
            radius="xl"
            variant="light"
            color={step.exception === 'FAILED_OPEN' || step.exception === 'BYPASSED' ? 'orange' : 'teal'}>
            {step.exception ? <IconAlertTriangle size={14} aria-hidden /> : <IconCheck size={14} aria-hidden />}
          </ThemeIcon>
          <Text size="sm">
            {describeMethod(step)} <ExceptionBadge exception={step.exception} />{' '}
            <Text span c="dimmed" size="sm">
              <RelativeTime at={step.passedAt} />
            </Text>
          </Text>
        </Group>
      ))}
    </Group>
  )
}
