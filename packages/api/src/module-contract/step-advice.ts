import type { StepAlarm } from './step-outcome.ts'

/** Something to know about a step that is live. */
export interface StepAdvice {
  /** Stable, e.g. DUO_FAILS_OPEN. */
  code: string
  message: string
  /** The kind of alarm that tells how many logons it has come to already. */
  counts?: StepAlarm['kind']
}

/** An audit event as far as advice may go by it. */
export interface SeenEvent {
  code: string | null
  details: Readonly<Record<string, unknown>>
}
