/** The connection existed and broke, as one does that was kept alive too long. */
const BROKEN_CODES = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])
const OUTAGE_CODES = new Set([
  ...BROKEN_CODES,
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ENODATA',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])
const WRONG_HOST_CODES =
  /^(?:ENOTFOUND|ENOTPUBLIC|ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH|INVALID_|PATH_LENGTH)/u

/**
 * The meaning of a connection failure's code. Steps can be set to fail open because of it, so there is only one list.
 */
export interface ConnectionFailure {
  /**
   * The service did not answer. Any other failure (a certificate, a name that leads inside, an unknown code) may be an
   * attacker who pretends to be the service.
   */
  isOutage: boolean
  /** The name or the certificate was wrong, which waiting does not fix. */
  wrongHost: boolean
  isBroken: boolean
}

/** @param code of the error from Node, its TLS or an HTTP client, e.g. ECONNREFUSED */
export function toConnectionFailure(code: string): ConnectionFailure {
  return { isOutage: OUTAGE_CODES.has(code), wrongHost: WRONG_HOST_CODES.test(code), isBroken: BROKEN_CODES.has(code) }
}
