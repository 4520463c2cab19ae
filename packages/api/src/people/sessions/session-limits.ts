const MINUTE = 60_000

/** OWASP ASVS 7.3.1 asks for a limit, NIST SP 800-63B-4 §2.2.3 for an hour at most. */
export const SESSION_IDLE_MS = 30 * MINUTE
/** Of those who may change or see more than their own: NIST SP 800-63B-4 §2.3.3 has 15 minutes for AAL3. Unless the operator says otherwise (SALLYPORT_ADMIN_IDLE_MINUTES). */
export const ADMIN_IDLE_MS = 15 * MINUTE
/** A working day. NIST SP 800-63B-4 §2.2.3 allows 24 hours at AAL2, §2.3.3 twelve at AAL3. Use doesn't extend it. */
export const SESSION_LIFE_MS = 12 * 60 * MINUTE
/** ASVS 7.5.1, 7.5.3: sensitive changes need a logon no older than this, unless the operator says otherwise (SALLYPORT_FRESH_LOGON_MINUTES). */
export const FRESH_LOGON_MS = 30 * MINUTE
/** Use is written down at most so often, so that reading stays reading. */
export const SESSION_TOUCH_MS = MINUTE
/** ASVS 7.1.2: how many a user may have at once; the oldest makes room. */
export const MAX_LIVE_SESSIONS = 20
/** How long an ended session is kept, for looking into what happened. */
export const ENDED_SESSION_KEPT_MS = 30 * 24 * 60 * MINUTE
