import { Badge } from '@mantine/core'
import type { StepException } from '../../gql/schema.ts'

const WORDS: Readonly<Record<StepException, { word: string; color: string; reason: string }>> = {
  FAILED_OPEN: {
    word: 'Failed open',
    color: 'orange',
    reason: 'The service could not be reached, and the step is set to fail open',
  },
  BYPASSED: { word: 'Bypassed', color: 'orange', reason: 'The service lets this user pass without asking' },
  REMEMBERED: { word: 'Remembered', color: 'gray', reason: 'The browser was remembered from an earlier logon' },
}

/** Why a step was passed without asking the user. Renders nothing for a step that asked. */
export function ExceptionBadge({ exception }: { exception: StepException | null | undefined }) {
  if (!exception) return null
  const { word, color, reason } = WORDS[exception]
  return (
    <Badge size="sm" variant="light" color={color} title={reason}>
      {word}
    </Badge>
  )
}
