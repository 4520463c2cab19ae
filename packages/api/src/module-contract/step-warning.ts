import type { StepAlarm } from './step-outcome.ts'

/** Something that an administrator should know of a live step. */
export interface StepWarning {
  /** Stable. */
  code: string
  message: string
  /** The kind of alarm that each affected logon has raised, so that they can be counted. */
  countsAlarms?: StepAlarm['kind']
}

/** An audit event, reduced to what warnings can depend on. */
export interface RecentEvent {
  code: string | null
  details: Readonly<Record<string, unknown>>
}
