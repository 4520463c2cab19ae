/** Small values for the audit log: what happened, never a secret and never what somebody typed. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>

/** What ties a user to a module, stored by the engine in the same transaction as the outcome. */
export interface NewEnrollment {
  /** The user's id at the other side (Duo's `user_id`); unique per module over all users. */
  externalId: string
  /** Which of several accounts at the other side the id belongs to, e.g. a host. Empty where there is only one. */
  scope?: string
}

/**
 * Why a step passed although its module did not ask the user: the other side could not be reached and the step fails open, the other
 * side lets the user in without asking, or it remembers the browser. Shown at the session and kept in the audit log.
 */
export type StepException = 'FAILED_OPEN' | 'BYPASSED' | 'REMEMBERED'

/** Something that an administrator should hear of. Its audit event has the type `alarm.<kind>`. */
export interface StepAlarm {
  /** All but `failed-open` stand on the overview until somebody has acknowledged them. */
  kind: 'fraud' | 'identity-conflict' | 'failed-open' | 'recovery-used'
  /** Where the outcome itself has none, e.g. what was in the way of a step that passed all the same. */
  code?: string
  detail?: AuditDetail
}

/** What any outcome can bring along; stored in the same transaction. */
export interface StepSideEffects {
  alarm?: StepAlarm
  /** What the browser remembers for this user and module is no good any more. */
  forgetBrowser?: boolean
}

/**
 * A change outside the logon that belongs to a step's passing, e.g. of the user's password. Made by what a module is handed and opaque to
 * the module; the engine applies it in the transaction that records the step as passed, before anything else there.
 */
export interface TransactionalEffect {
  /**
   * False when it can't be done (any more): then the whole transaction is undone and the logon denied. Takes rows in the order users,
   * logons, sessions. The transaction is of the database's own type, which no module knows.
   */
  apply(transaction: unknown, logonId: string): Promise<boolean>
  /** After the transaction. */
  applied(): void
}

/**
 * What a module makes of a prompt's beginning, of an answer, or of a change that it waited for. Expected outcomes are values;
 * anything thrown denies the logon with LOGON_FAILED.
 *
 * `state` is plain JSON. The engine stores it sealed and hands it back, on whichever node the next answer arrives.
 */
export type StepOutcome<State = unknown> = StepSideEffects &
  (
    | {
        kind: 'passed'
        /** In words for the session and the audit log, e.g. "password", "Duo push to Pixel 8". */
        method: string
        /** Only by a module that identifies: who it is. Ignored from any other, and refused when somebody else is known already. */
        userId?: string
        /** Only by a module that identifies and proves nothing: a name that nobody has. The logon goes on with a fake user. */
        unknownUsername?: string
        enrollment?: NewEnrollment
        effect?: TransactionalEffect
        /** The name that the user has at the other side, where it is new: refused if another user has passed under it. */
        claimedName?: string
        /** For `context.profile.lastChoice` of the next logon, where it is new. */
        lastChoice?: unknown
        exception?: StepException
        /** Kept in a cookie, sealed and bound to user, module and browser, if the logon comes to a session. */
        remember?: { value: string; expiresAt: number }
        detail?: AuditDetail
      }
    | {
        /** The answer did not pass; the step asks again. Without `state` the prompt stays as it was. */
        kind: 'rejected'
        code: string
        field?: string
        /** Milliseconds since 1970: when trying again can help. */
        retryAt?: number
        state?: State
        /**
         * The user whom a failed identification was about, for the audit log only.
         * NOTE given whole, so that the engine has nothing to look up for a known name that it has not for an unknown one.
         */
        subject?: { id: string; username: string } | null
        /** What was typed as a name. Only a keyed hash of it is kept: people type passwords there. */
        typedUsername?: string
        detail?: AuditDetail
      }
    | {
        kind: 'prompt'
        state: State
        /** Only by a module that identifies, before it passes: the logon is bound to this user from now on, though nothing has passed yet. */
        userId?: string
        enrollment?: NewEnrollment
        detail?: AuditDetail
      }
    /** Like `prompt`, but something will move by itself: the engine calls `awaitChange`. */
    | { kind: 'waiting'; state: State; enrollment?: NewEnrollment; detail?: AuditDetail }
    /** Ends the logon. */
    | {
        kind: 'denied'
        code: string
        retryAt?: number
        subject?: { id: string; username: string } | null
        detail?: AuditDetail
      }
  )
