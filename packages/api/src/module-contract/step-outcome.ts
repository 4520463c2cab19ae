/** Small values for the audit log: what happened, never a secret and never what a user typed. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>

/** What ties a user to a module, stored by the engine in the same transaction as the outcome. */
export interface NewEnrollment {
  /** The user's id at the other side; unique per module over all users. */
  externalId: string
  /** Which of several accounts at the other side the id belongs to, e.g. a host. Empty if there is only one. */
  scope?: string
}

/**
 * Why a step passed although its module did not ask the user: the other side could not be reached and the step fails open, the other
 * side lets the user in without asking, or the step remembers the browser. Shown at the session and kept in the audit log.
 */
export type StepException = 'FAILED_OPEN' | 'BYPASSED' | 'REMEMBERED'

/** Something that an administrator should know. Its audit event has the type `alarm.<kind>`. */
export interface StepAlarm {
  /** All but `failed-open` stay on the overview until an administrator acknowledges them. */
  kind: 'fraud' | 'identity-conflict' | 'failed-open' | 'recovery-used'
  /** For an outcome that has no code itself, e.g. the failure that a step passed in spite of. */
  code?: string
  detail?: AuditDetail
}

/** What any outcome can bring along; stored in the same transaction. */
export interface StepSideEffects {
  alarm?: StepAlarm
  /** What the browser remembers for this user and module is no longer good. */
  forgetBrowser?: boolean
  detail?: AuditDetail | undefined
  /** How long the outside service took to answer, for the audit log and replays. */
  serviceMs?: number | undefined
}

/**
 * A change outside the logon that belongs to a step's passing, e.g. of the user's password. Made by what a module is handed, and opaque to
 * the module. The engine applies it in the transaction that records the step as passed, before anything else there.
 */
export interface TransactionalEffect {
  /**
   * False if the change is no longer possible: then the whole transaction is undone and the logon denied. Locks rows in the order users,
   * logons, sessions. The transaction is of the database's own type, which no module knows.
   */
  apply(transaction: unknown, logonId: string): Promise<boolean>
  /** Called after the transaction. */
  applied(): void
}

/**
 * What a module returns when its turn comes, for an answer, and for a change that it waited for. Expected outcomes are values;
 * anything thrown denies the logon with LOGON_FAILED.
 *
 * `state` is plain JSON. The engine stores it sealed and hands it back, on whichever node the next answer arrives.
 */
export type StepOutcome<State = unknown> = StepSideEffects &
  (Passed | Rejected<State> | Prompt<State> | Waiting<State> | Denied)

interface Passed {
  kind: 'passed'
  /** In words for the session and the audit log, e.g. "password", "push to Pixel 8". */
  method: string
  /** The user, from a module that identifies. Any other is refused if it sets this, and so is one that changes a known user. */
  userId?: string
  /** A name that no user has, only from a module that identifies and proves nothing. The logon goes on with a fake user. */
  unknownUsername?: string
  enrollment?: NewEnrollment
  effect?: TransactionalEffect
  /** The user's name at the other side, if it is new. Refused if another user has passed under it. */
  claimedName?: string
  /** For `context.profile.lastChoice` of the next logon, if it is new. */
  lastChoice?: unknown
  exception?: StepException
  /** Kept in a cookie, sealed and bound to user, module and browser, once the logon gets its session. */
  remember?: { value: string; expiresAt: number }
}

/** The answer did not pass and the step asks again. Without `state` the prompt stays as it was. */
interface Rejected<State> {
  kind: 'rejected'
  code: string
  field?: string
  /** Milliseconds since 1970: when trying again can help. */
  retryAt?: number
  state?: State
  /**
   * The user of a failed identification, for the audit log only.
   * NOTE given whole, so that the engine looks nothing up for a known name that it doesn't for an unknown one.
   */
  subject?: { id: string; username: string } | null
  /** The name that was typed. Only a keyed hash of it is kept: people type passwords there. */
  typedUsername?: string
}

interface Prompt<State> {
  kind: 'prompt'
  state: State
  /** From a module that identifies, before it passes: binds the logon to this user from now on. */
  userId?: string
  enrollment?: NewEnrollment
}

/** Like `prompt`, but something will move by itself: the engine calls `awaitChange`. */
interface Waiting<State> {
  kind: 'waiting'
  state: State
  enrollment?: NewEnrollment
}

/** Ends the logon. */
interface Denied {
  kind: 'denied'
  code: string
  retryAt?: number | undefined
  subject?: { id: string; username: string } | null
}
