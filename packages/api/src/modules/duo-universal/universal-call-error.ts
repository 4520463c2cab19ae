/**
 * Why Duo's word could not be had.
 * - `unreachable`: no answer in time, no connection, a name or certificate that is wrong, HTTP 5xx
 * - `rate-limited`: HTTP 429
 * - `bad-credentials`: Duo does not accept our keys, or our clock
 * - `code-refused`: what the browser brought back is used up, too old, or not ours
 * - `untrusted`: an answer that is not signed for us, or is about somebody or something else
 * - `garbage`: not one of Duo's answers
 * - `host-refused`: the API hostname is not one that this server may talk to
 * - `not-configured`: a key is missing
 */
export type UniversalCallErrorKind =
  | 'unreachable'
  | 'rate-limited'
  | 'bad-credentials'
  | 'code-refused'
  | 'untrusted'
  | 'garbage'
  | 'host-refused'
  | 'not-configured'

export interface UniversalCallErrorDetails {
  /** For `unreachable`: nobody was there, rather than somebody not to be trusted. */
  isOutage?: boolean
  /** For `unreachable`: name or certificate were wrong. */
  wrongHost?: boolean
  /** For `unreachable`: the connection was there and broke. */
  isBroken?: boolean
  /** For `untrusted`: Duo speaks of another user. */
  isOtherUser?: boolean
  cause?: unknown
}

/** The message is one of ours, fit for an audit log: no key, no URL, no text of Duo's. */
export class UniversalCallError extends Error {
  override readonly name = 'UniversalCallError'
  readonly isOutage: boolean
  readonly wrongHost: boolean
  readonly isBroken: boolean
  readonly isOtherUser: boolean

  constructor(
    readonly kind: UniversalCallErrorKind,
    message: string,
    {
      isOutage = false,
      wrongHost = false,
      isBroken = false,
      isOtherUser = false,
      cause,
    }: UniversalCallErrorDetails = {},
  ) {
    super(message, cause === undefined ? undefined : { cause })
    this.isOutage = isOutage
    this.wrongHost = wrongHost
    this.isBroken = isBroken
    this.isOtherUser = isOtherUser
  }
}
