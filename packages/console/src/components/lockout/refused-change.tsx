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
  /** A logon that breaks the invariant to be saved. */
  counterExample?: SimulatedLogonPartsFragment | null
}

interface RefusedChangeProps {
  refusal: Refusal
  confirmLabel: string
  onOverride: (reason: string) => Promise<void>
  onCancel: () => void
}

/** A change that the server refused because it could lock administrators out: the reasons, and the way to override it. */
export function RefusedChange({ refusal, confirmLabel, onOverride, onCancel }: RefusedChangeProps) {
  const { problems, verdict, invariants = [], counterExample } = refusal
  const [reason, setReason] = useState('')
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const broken = invariants.filter(({ isKept }) => !isKept)
  const override = async () => {
    setRunning(true)
    setFailure(null)
    try {
      await onOverride(reason.trim())
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
      <OverrideField value={reason} onChange={setReason} />
      {failure !== null && <ProblemNotice error={failure} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          Go back
        </Button>
        <Button
          color="red"
          loading={isRunning}
          disabled={!isReason(reason)}
          title={isReason(reason) ? undefined : 'Give a reason first.'}
          onClick={() => void override()}>
          {confirmLabel}
        </Button>
      </Group>
    </Stack>
  )
}
