/**
 * Why a call to Duo failed.
 * - `unreachable`: no answer in time, connection refused or broken, a name or certificate that is wrong, HTTP 5xx
 * - `garbage`: an answer, but not one of Duo's: HTML, a redirect, broken JSON, a shape that isn't the documented one
 * - `rate-limited`: HTTP 429, longer than was worth waiting for
 * - `bad-credentials` (40101–40103), `clock-skew` (40104, 40105), `wrong-application` (40301, 40401)
 * - `refused`: any other FAIL, e.g. 40002
 * - `host-refused`: the API hostname is not one that this server may talk to
 * - `not-configured`: a key is missing
 * - `no-username`: the user has no name at Duo, e.g. no e-mail address where that is the name
 */
export type DuoCallErrorKind =
  | 'unreachable'
  | 'garbage'
  | 'rate-limited'
  | 'bad-credentials'
  | 'clock-skew'
  | 'wrong-application'
  | 'refused'
  | 'host-refused'
  | 'not-configured'
  | 'no-username'

export interface DuoCallErrorDetails {
  /** Duo's own code, e.g. 40002. */
  duoCode?: number
  /** Duo's `message_detail`, e.g. the name of the parameter that it refuses. Foreign text: compare it, don't show it. */
  duoDetail?: string
  /** For `unreachable`: whether name or certificate were wrong, which waiting does not cure. */
  wrongHost?: boolean
  /** For `unreachable`: nobody was there (no such name, no connection, no answer in time, HTTP 5xx), rather than somebody not to be trusted. */
  isOutage?: boolean
  /** For `unreachable`: our own limit was reached; nobody said no. */
  isTimeout?: boolean
  /** For `unreachable`: the connection was there and broke, as one that was kept alive too long does. */
  isBroken?: boolean
  /** Milliseconds since 1970: when Duo wants to be asked again. */
  retryAt?: number
  cause?: unknown
}

/** The message is one of ours, fit for an audit log: no key, no URL, no text of Duo's. */
export class DuoCallError extends Error {
  override readonly name = 'DuoCallError'
  readonly duoCode: number | undefined
  readonly duoDetail: string | undefined
  readonly wrongHost: boolean
  readonly isOutage: boolean
  readonly isTimeout: boolean
  readonly isBroken: boolean
  readonly retryAt: number | undefined

  constructor(
    readonly kind: DuoCallErrorKind,
    message: string,
    details: DuoCallErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.duoCode = details.duoCode
    this.duoDetail = details.duoDetail
    this.wrongHost = details.wrongHost ?? false
    this.isOutage = details.isOutage ?? false
    this.isBroken = details.isBroken ?? false
    this.isTimeout = details.isTimeout ?? false
    this.retryAt = details.retryAt
  }

  /** Whether it can be over in a moment. */
  get isTransient(): boolean {
    return this.kind === 'unreachable' || this.kind === 'garbage' || this.kind === 'rate-limited'
  }
}
