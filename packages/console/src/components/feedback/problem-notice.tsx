import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { toProblem } from '../../lib/client/problem.ts'
import { Copyable } from '../copyable.tsx'

interface ProblemNoticeProps {
  error: unknown
  /** Offers "Try again". */
  onRetry?: () => void
  children?: ReactNode
}

/** A failed request: what happened, what to do, the reference, and "Try again". */
export function ProblemNotice({ error, onRetry, children }: ProblemNoticeProps) {
  const problem = toProblem(error)
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={problem.message} role="alert">
      <Stack gap="sm" align="flex-start">
        {problem.hint && <Text size="sm">{problem.hint}</Text>}
        {children}
        {problem.reference && (
          <Group gap="xs">
            <Text size="sm">Reference</Text>
            <Copyable value={problem.reference} what="reference" />
          </Group>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
