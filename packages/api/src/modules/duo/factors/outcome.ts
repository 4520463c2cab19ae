import { createHash } from 'node:crypto'
import type { AuditDetail, NewEnrollment } from '../../../module-contract/step-outcome.ts'
import { DuoCallError } from '../client/duo-call-error.ts'
import { DUO_STEP_ERRORS, type DuoStepErrorCode } from '../interface/duo.errors.ts'
import type { ChoiceState, DuoOutcome, WaitState } from './duo-state.ts'

type Rejection = Extract<DuoOutcome, { kind: 'rejected' }>

/** An outcome with one of this module's own codes. */
export const denied = (code: DuoStepErrorCode, detail?: AuditDetail, retryAt?: number): DuoOutcome => ({
  kind: 'denied',
  code,
  detail,
  retryAt,
})

export function rejected(code: DuoStepErrorCode, more: Omit<Rejection, 'kind' | 'code'> = {}): Rejection {
  return { kind: 'rejected', code, ...more }
}

/** Fails closed: whatever kept Duo from giving its word, the answer is no. Anything but a failed call is thrown on. */
export function toDenied(error: unknown): DuoOutcome {
  if (!(error instanceof DuoCallError)) throw error
  const detail: AuditDetail = { reason: error.message, kind: error.kind, duoCode: error.duoCode ?? null }
  if (error.isTransient) return denied('DUO_UNREACHABLE', detail, error.retryAt)
  if (error.kind === 'no-username' || isAboutUser(error)) return denied('DUO_NOT_ALLOWED', detail)
  return denied('DUO_MISCONFIGURED', detail)
}

/** 40002 about the name: Duo has no such user. */
export const isAboutUser = ({ kind, duoDetail }: DuoCallError): boolean =>
  kind === 'refused' && (duoDetail === 'username' || duoDetail === 'user_id')

/** For the audit log: tells the same transaction from another without being of use to a reader. */
export const toTransactionHash = (txid: string): string =>
  createHash('sha256').update(txid, 'utf8').digest('hex').slice(0, 16)

/** Back to the choice, when a push or a call has failed. */
export function toChoice(
  { devices, isVerified, resendAt, suggested }: WaitState | ChoiceState,
  notice: string | null = null,
): ChoiceState {
  return { step: 'choice', devices, isVerified, resendAt, suggested, verification: null, notice }
}

/** Hands a new enrollment to the engine with the first outcome after it. */
export function withEnrollment(outcome: DuoOutcome, enrollment: NewEnrollment | null): DuoOutcome {
  if (!enrollment) return outcome
  if (outcome.kind === 'passed' || outcome.kind === 'prompt' || outcome.kind === 'waiting')
    return { ...outcome, enrollment }
  // A rejection can't carry it, and without it the user would be addressed by name the next time.
  if (outcome.kind === 'rejected' && outcome.state?.step === 'choice')
    return {
      kind: 'prompt',
      enrollment,
      detail: outcome.detail,
      serviceMs: outcome.serviceMs,
      state: { ...outcome.state, notice: toMessage(outcome.code) },
    }
  return outcome
}

const toMessage = (code: string): string | null => DUO_STEP_ERRORS.find((error) => error.code === code)?.message ?? null
