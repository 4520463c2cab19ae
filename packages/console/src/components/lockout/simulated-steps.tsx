import { Badge, Group, Stack, Text, ThemeIcon } from '@mantine/core'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import type { SimulatedLogonPartsFragment } from '../../lib/documents/gql/fragments.ts'
import { ExceptionBadge } from '../sessions/exception-badge.tsx'

type SimulatedStep = SimulatedLogonPartsFragment['steps'][number]

const OUTCOMES = {
  PASSES: { word: 'passed', color: 'teal', icon: IconCheck },
  BLOCKED: { word: 'blocked here', color: 'red', icon: IconX },
  NOT_REACHED: { word: 'not reached', color: 'gray', icon: IconMinus },
} as const

/** A simulated logon: a summary, and what each step would ask and result in. */
export function SimulatedSteps({ logon }: { logon: SimulatedLogonPartsFragment }) {
  return (
    <Stack gap="sm">
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <Badge
          color={logon.passes ? 'teal' : 'red'}
          variant="light"
          leftSection={logon.passes ? <IconCheck size={12} aria-hidden /> : <IconX size={12} aria-hidden />}>
          {logon.passes ? 'Allowed' : 'Refused'}
        </Badge>
        <Text size="sm">{logon.sentence}</Text>
      </Group>
      <Stack
        component="ol"
        gap="sm"
        m={0}
        p={0}
        style={{ listStyle: 'none' }}
        aria-label="Steps of the simulated logon">
        {logon.steps.map((step) => (
          <StepLine key={step.position} step={step} />
        ))}
      </Stack>
    </Stack>
  )
}

function StepLine({ step }: { step: SimulatedStep }) {
  const { word, color, icon: OutcomeIcon } = OUTCOMES[step.outcome]
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <ThemeIcon size={24} radius="xl" variant="light" color={color}>
        <OutcomeIcon size={14} aria-hidden />
      </ThemeIcon>
      <div>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {step.title}
          </Text>
          <Text size="sm" c="dimmed">
            {word}
            {step.method ? ` with ${step.method}` : ''}
          </Text>
          <ExceptionBadge exception={toException(step.exception)} />
        </Group>
        {step.prompts.length > 0 && (
          <Text size="sm" c="dimmed">
            {step.prompts.join(' → ')}
          </Text>
        )}
        {step.message && <Text size="sm">{step.message}</Text>}
      </div>
    </Group>
  )
}

const EXCEPTIONS = ['FAILED_OPEN', 'BYPASSED', 'REMEMBERED'] as const
const toException = (exception: string | null | undefined) => EXCEPTIONS.find((each) => each === exception) ?? null
