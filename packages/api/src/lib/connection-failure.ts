/** The connection was there and broke, as one that was kept alive too long does. */
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

/** What the code of a failed connection to another service says. A step may be told to fail open by it, so that there is one list. */
export interface ConnectionFailure {
  /**
   * Nobody was there. Whatever else went wrong (certificates, names that lead inside, the unknown) may be somebody who would like to be
   * taken for the service.
   */
  isOutage: boolean
  /** Name or certificate were wrong, which waiting does not cure. */
  wrongHost: boolean
  isBroken: boolean
}

/** @param code of the error that Node, its TLS or an HTTP client gave, e.g. ECONNREFUSED */
export function toConnectionFailure(code: string): ConnectionFailure {
  return { isOutage: OUTAGE_CODES.has(code), wrongHost: WRONG_HOST_CODES.test(code), isBroken: BROKEN_CODES.has(code) }
}
