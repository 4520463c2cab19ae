/** Every time and size that the module uses. Handed in, so that tests need not wait for them. */
export interface DuoLimits {
  /** Until TLS is up. A logon can bear a short wait for a host that is gone, not the minutes of the system's own limit. */
  connectMs: number
  /** All calls when a logon reaches Duo: an outage costs a logon no more than this. */
  firstContactMs: number
  /** So many calls in a row that find nobody there make this node look whether Duo is away. */
  breakerOutages: number
  /** While Duo is known to be away, it is looked for so often: at first, doubled up to the second. */
  probeMinMs: number
  probeMaxMs: number
  /** So long a logon waits for such a look, and so soon after one there is no other. */
  probeJoinMs: number
  probeGapMs: number
  /** A host that no logon has asked for this long is no longer probed. */
  breakerForgetMs: number
  /** A whole ordinary call, retries after 429 included. */
  callMs: number
  /** One long poll. Duo answers at the latest when the push has ended (60 s). */
  longPollMs: number
  /** An answer of Duo's is a few hundred bytes. */
  maxBodyBytes: number
  /** How long a push or a call can be answered. Duo: 60 s, not adjustable. */
  pushLifeMs: number
  /** Added to a push's life before it is given up here, so that Duo's own word on it arrives first. */
  pushGraceMs: number
  /** The last word on a push is asked for on a call of its own, in case the long poll before hung on a dead connection. */
  lastWordMs: number
  /** No new push, call or SMS before so long after the last one. */
  resendMs: number
  /** After the first repeated status that came at once; doubled up to `pauseMaxMs`. Keeps a confused server from a hot loop. */
  pauseMinMs: number
  pauseMaxMs: number
  /** Between two looks at an enrollment by QR code. Duo asks for 2 s at least. */
  enrollmentPollMs: number
  /** Between two looks at an enrollment in Duo's own portal, each a preauth. */
  portalPollMs: number
  /** How long an activation code lives, at most. ASVS 6.6: ten minutes for anything like it. */
  enrollmentLifeMs: number
  /** How long the question whether to remember the browser stands; then it counts as answered with no. */
  rememberAnswerMs: number
  /** How long a browser is remembered, at most. Duo's policy may end it before; it is asked each time. */
  rememberedMs: number
  /** Pushes and calls to one user since the last success, against push bombing (NIST SP 800-63B-4 §3.1.3.2, ATT&CK T1621). */
  pushesShort: { max: number; windowMs: number }
  pushesLong: { max: number; windowMs: number }
  /** SMS to one user. Each costs telephony credits. */
  messages: { max: number; windowMs: number }
  /** Our clock against Duo's, above which a check of the settings complains. Duo refuses signatures that are minutes off. */
  maxClockSkewMs: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND

export const DUO_LIMITS: DuoLimits = {
  connectMs: 3 * SECOND,
  firstContactMs: 3 * SECOND,
  breakerOutages: 3,
  probeMinMs: 250,
  probeMaxMs: 5 * SECOND,
  probeJoinMs: 250,
  probeGapMs: 100,
  breakerForgetMs: 10 * MINUTE,
  callMs: 10 * SECOND,
  longPollMs: 70 * SECOND,
  maxBodyBytes: 64 * 1024,
  pushLifeMs: 60 * SECOND,
  pushGraceMs: 2 * SECOND,
  lastWordMs: 5 * SECOND,
  resendMs: 20 * SECOND,
  pauseMinMs: 500,
  pauseMaxMs: 2 * SECOND,
  enrollmentPollMs: 2 * SECOND,
  portalPollMs: 3 * SECOND,
  enrollmentLifeMs: 10 * MINUTE,
  rememberAnswerMs: MINUTE,
  rememberedMs: 30 * 24 * 60 * MINUTE,
  pushesShort: { max: 3, windowMs: 5 * MINUTE },
  pushesLong: { max: 10, windowMs: 24 * 60 * MINUTE },
  messages: { max: 3, windowMs: 5 * MINUTE },
  maxClockSkewMs: MINUTE,
}
