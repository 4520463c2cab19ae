const MINUTE = 60_000

/** OWASP ASVS 7.3.1 requires a limit, NIST SP 800-63B-4 §2.2.3 at most an hour. */
export const SESSION_IDLE_MS = 30 * MINUTE
/**
 * For users with permissions. NIST SP 800-63B-4 §2.3.3 has 15 minutes for AAL3. The operator can change it
 * (SALLYPORT_ADMIN_IDLE_MINUTES).
 */
export const ADMIN_IDLE_MS = 15 * MINUTE
/** A working day. NIST SP 800-63B-4 §2.2.3 allows 24 hours at AAL2, §2.3.3 twelve at AAL3. Use doesn't extend it. */
export const SESSION_LIFE_MS = 12 * 60 * MINUTE
/**
 * ASVS 7.5.1, 7.5.3: maximum age of the logon for sensitive changes. The operator can change it
 * (SALLYPORT_FRESH_LOGON_MINUTES).
 */
export const FRESH_LOGON_MS = 30 * MINUTE
/** Use is recorded at most this often, so that most requests only read. */
export const SESSION_TOUCH_MS = MINUTE
/** ASVS 7.1.2: limit of live sessions per user. The oldest ends to make room. */
export const MAX_LIVE_SESSIONS = 20
/** The time for which an ended session is stored, for investigations. */
export const ENDED_SESSION_KEPT_MS = 30 * 24 * 60 * MINUTE
