import { isReason } from '../feedback/reason-field.tsx'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type {
  InvariantResultPartsFragment,
  SimulatedLogonPartsFragment,
  VerdictPartsFragment,
} from '../../lib/documents/gql/fragments.ts'
import { ProblemNotice } from '../feedback/problem-notice.tsx'
import { InvariantResultList } from './invariant-result-list.tsx'
import { LockoutCheck } from './lockout-check.tsx'
import { OverrideField } from './override-field.tsx'
import { SimulatedSteps } from './simulated-steps.tsx'

export interface Refusal {
  problems: readonly { message: string }[]
  verdict?: VerdictPartsFragment | null
  invariants?: readonly InvariantResultPartsFragment[]
  /** A logon that breaks the invariant which was to be saved. */
  counterExample?: SimulatedLogonPartsFragment | null
}

interface RefusedChangeProps {
  refusal: Refusal
  confirmLabel: string
  onOverride: (words: string) => Promise<void>
  onCancel: () => void
}

/** A change that the server would not make because of what it would do to the administrators: who and why, and the way to insist. */
export function RefusedChange({ refusal, confirmLabel, onOverride, onCancel }: RefusedChangeProps) {
  const { problems, verdict, invariants = [], counterExample } = refusal
  const [words, setWords] = useState('')
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const broken = invariants.filter(({ isKept }) => !isKept)
  const insist = async () => {
    setRunning(true)
    setFailure(null)
    try {
      await onOverride(words.trim())
    } catch (error) {
      setFailure(error)
    } finally {
      setRunning(false)
    }
  }
  return (
    <Stack gap="sm" role="alert">
      {verdict ? (
        <LockoutCheck verdict={verdict} />
      ) : (
        problems.map(({ message }) => (
          <Text size="sm" key={message}>
            {message}
          </Text>
        ))
      )}
      {broken.length > 0 && <InvariantResultList results={broken} />}
      {counterExample && <SimulatedSteps logon={counterExample} />}
      <OverrideField value={words} onChange={setWords} />
      {failure !== null && <ProblemNotice error={failure} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          Leave it as it is
        </Button>
        <Button
          color="red"
          loading={isRunning}
          disabled={!isReason(words)}
          title={isReason(words) ? undefined : 'Say why first.'}
          onClick={() => void insist()}>
          {confirmLabel}
        </Button>
      </Group>
    </Stack>
  )
}
