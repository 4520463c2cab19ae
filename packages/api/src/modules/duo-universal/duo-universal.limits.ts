/** Every time and size that the module uses. Handed in, so that tests need not wait for them. */
export interface UniversalLimits {
  /** The health check before the browser is sent away: so much, and no more, an outage costs a logon. */
  firstContactMs: number
  /** Any other call. */
  callMs: number
  /** An answer of Duo's is a few kilobytes at most: it names the user's groups. */
  maxBodyBytes: number
  /** How long the browser may take at Duo. The request to Duo lives as long (five minutes, fixed in Duo's own client). */
  promptLifeMs: number
  /** How often one user is sent to Duo, since the last success: each time Duo may disturb somebody. */
  starts: { max: number; windowMs: number }
  /** Our clock against Duo's, above which a check of the settings complains. */
  maxClockSkewMs: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND

export const UNIVERSAL_LIMITS: UniversalLimits = {
  firstContactMs: 3 * SECOND,
  callMs: 10 * SECOND,
  maxBodyBytes: 64 * 1_024,
  promptLifeMs: 5 * MINUTE,
  starts: { max: 10, windowMs: 10 * MINUTE },
  maxClockSkewMs: MINUTE,
}
