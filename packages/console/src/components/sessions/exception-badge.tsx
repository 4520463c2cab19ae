import { Badge } from '@mantine/core'
import type { StepException } from '../../gql/schema.ts'

const WORDS: Readonly<Record<StepException, { word: string; color: string; reason: string }>> = {
  FAILED_OPEN: {
    word: 'Let in unasked',
    color: 'orange',
    reason: 'The service could not be reached, and the step lets in then',
  },
  BYPASSED: { word: 'Bypassed', color: 'orange', reason: 'The service lets this user in without asking' },
  REMEMBERED: { word: 'Remembered', color: 'gray', reason: 'The browser was remembered from an earlier logon' },
}

/** Why a step was passed although nobody was asked. Nothing where they were. */
export function ExceptionBadge({ exception }: { exception: StepException | null | undefined }) {
  if (!exception) return null
  const { word, color, reason } = WORDS[exception]
  return (
    <Badge size="sm" variant="light" color={color} title={reason}>
      {word}
    </Badge>
  )
}
