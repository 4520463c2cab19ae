/** A logon's absolute life, which nothing extends (ASVS 6.5.5 and NIST SP 800-63B-4 §3.1.3.2 want ten minutes at most). */
export const LOGON_LIFE_MS = 10 * 60_000
/** After the last step has passed by itself, so long may the client take to collect its session. */
export const READY_LIFE_MS = 2 * 60_000
/** How long one answer may be worked on before another may be given; covers the slowest chain of calls that a step makes. */
export const CLAIM_LIFE_MS = 45_000
/** So long a repeated last request still gets the session's token: a lost response must not lose the logon. */
export const SESSION_TOKEN_REPLAY_MS = 60_000
/** How long a node answers for a waiting logon without renewing; another node takes over afterwards. */
export const WATCH_LEASE_MS = 30_000
/** The longest that `logon(waitSeconds:)` holds a request. */
export const MAX_WAIT_SECONDS = 30
/** A poll gives what is under way on the wire this long to arrive, so that "approve, then poll" sees the approval. */
export const POLL_GRACE_MS = 250
/** Bounds of an answer, before any module sees it. */
export const MAX_ANSWER_FIELDS = 20
export const MAX_ANSWER_LENGTH = 4_096
/** Ended logons are kept this long for the administrators' figures; the audit log keeps what happened. */
export const LOGON_RETENTION_MS = 7 * 24 * 60 * 60_000
/** Logons that one user may have under way at once; beyond, the oldest end. */
export const MAX_OPEN_LOGONS_PER_USER = 20
/** Logons that one address may begin: a burst, and a number per minute. A whole office behind one address stays far below. */
export const STARTS_PER_ADDRESS = { burst: 200, perMinute: 600 } as const
/** Subscriptions and long polls that may wait for one logon at once, on one node: one token must not hold any number of connections. */
export const MAX_READERS_PER_LOGON = 32
