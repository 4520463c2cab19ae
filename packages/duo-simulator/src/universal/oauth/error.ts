export type OauthErrorCode = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type'

/** A refusal in the words of RFC 6749 §5.2. */
export class OauthError extends Error {
  readonly code: OauthErrorCode

  /** `message` becomes `error_description`. */
  constructor(code: OauthErrorCode, message: string) {
    super(message)
    this.name = 'OauthError'
    this.code = code
  }
}
