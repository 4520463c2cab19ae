import type { NewAuditEvent } from '../../audit/audit.statements.ts'
import type { StepUser } from '../../module-contract/step-context.ts'
import type { StepException, TransactionalEffect } from '../../module-contract/step-outcome.ts'
import type { StoredSideEffect } from './side-effects.ts'
import type { StoredProblem } from './stored-problem.ts'

/** What a walk over steps has resulted in. Nothing of it is stored yet. */
export interface LogonMove {
  position: number
  user: StepUser | null
  passed: PassedStep[]
  enrollments: { module: string; externalId: string; scope: string }[]
  sideEffects: StoredSideEffect[]
  effects: TransactionalEffect[]
  events: NewAuditEvent[]
  end:
    | { kind: 'asks'; state: unknown; waiting: boolean; problem: StoredProblem | null }
    /** The answer did not pass and the prompt stays as it is. */
    | { kind: 'asks-again'; problem: StoredProblem }
    | { kind: 'through' }
    | { kind: 'denied'; problem: StoredProblem }
}

export interface PassedStep {
  position: number
  module: string
  method: string
  exception: StepException | null
}
