import { randomReference } from '../../lib/random.ts'
import { LOCKED_FOR_GOOD } from '../../limits/guess-policy.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'

/** Why an answer did not pass or a logon has ended, as it is stored with the logon. */
export interface StoredProblem {
  code: string
  field: string | null
  retryAt: number | null
  reference: string
  /** An administrator's words, shown instead of the code's own text. */
  message?: string
}

export function toProblem(outcome: Extract<StepOutcome, { kind: 'rejected' | 'denied' }>): StoredProblem {
  const isForGood = outcome.retryAt !== undefined && outcome.retryAt >= LOCKED_FOR_GOOD
  return {
    code: isForGood ? 'LOGON_LOCKED_FOR_GOOD' : outcome.code,
    field: outcome.kind === 'rejected' ? (outcome.field ?? null) : null,
    retryAt: isForGood ? null : (outcome.retryAt ?? null),
    reference: randomReference(),
  }
}
