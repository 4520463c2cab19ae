import type { LogonProblem } from '../../../module-contract/console-module.ts'
import type { Logon } from '../server/logon-operations.ts'

type Only<Name extends Logon['__typename']> = Extract<Logon, { __typename: Name }>

/** A failed request, as opposed to an answer that did not pass. Without a reference where no server answered. */
export type Failure = Pick<LogonProblem, 'code' | 'message' | 'retryAt'> & { reference: string | null }

export type LogonView =
  | { phase: 'starting' }
  | { phase: 'step'; logon: Only<'LogonStep'> }
  | { phase: 'finishing' }
  | { phase: 'completed'; redirectTo: string }
  | { phase: 'denied'; problem: LogonProblem }
  /** There is no logon to show: it could not be started. */
  | { phase: 'failed'; failure: Failure }

/** The state that the page shows. Replaced as a whole with every change. */
export interface LogonSnapshot {
  view: LogonView
  submitting: boolean
  online: boolean
  /** Shown above the step, which stays as it is. */
  failure: Failure | null
  /** The prompt that the logon has just left without an answer, for example because a push was approved. */
  movedOnFrom: { module: string; typename: string } | null
}
