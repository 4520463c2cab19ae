import type { InvariantResult } from './invariant-result.type.ts'
import type { LockoutVerdict } from './lockout-verdict.type.ts'
import type { FieldProblem } from '../errors/field-problem.ts'

/** Why a change was refused for what it would do to the ways in. */
export interface GuardRefusal {
  problems: { code: 'LOCKOUT' | 'INVARIANT_BROKEN' | 'OVERRIDE_TOO_SHORT'; message: string }[]
  verdict: LockoutVerdict
  invariants: InvariantResult[]
}

/** What let a change through though it was to be refused: for the audit log, and for a publication that has to be confirmed. */
export interface GuardOverride {
  reason: string
  /** What the verdict said. */
  verdict: string
  /** Names of the invariants that are broken. */
  invariants: string[]
}

/** @property override null: nothing stood in the way. */
export type GuardResult = { refusal: GuardRefusal } | { override: GuardOverride | null }

/** Asked by every change that could lock administrators out, in its transaction, after its own checks. */
export type GuardChange<Change> = (
  tx: unknown,
  change: Change,
  override: string | null | undefined,
) => Promise<GuardResult>

/** A refusal as problems of a form, of none of its fields. */
export const toGuardProblems = ({ problems }: GuardRefusal): FieldProblem[] =>
  problems.map((problem) => ({ field: null, ...problem }))

/** What the audit log says of an override, beside the change's own details. */
export const toOverrideDetails = (result: { override: GuardOverride | null }): { override?: GuardOverride } =>
  result.override ? { override: result.override } : {}
