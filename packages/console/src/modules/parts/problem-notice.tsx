import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { formatDuration } from '../../lib/format-duration.ts'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { toProblemText } from '../problem-text.ts'

interface ProblemNoticeProps {
  problem: { code: string; message: string; retryAt: string | null }
}

/** What did not work and what to do, told aloud as soon as it is shown. */
export function ProblemNotice({ problem }: ProblemNoticeProps) {
  const { message, advice } = toProblemText(problem)
  const seconds = useSecondsUntil(problem.retryAt)
  return (
    <Alert variant="light" color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} title={message} styles={{ body: { gap: 4 } }}>
      {advice}
      {seconds !== null && seconds > 0 && (
        // The countdown is for the eye: read aloud every second, it would drown everything else.
        <Text size="sm" mt={4} aria-live="off">
          You can try again in {formatDuration(seconds)}.
        </Text>
      )}
    </Alert>
  )
}
