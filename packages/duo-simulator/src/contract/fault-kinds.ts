/** Every kind of fault, and what the server under test sees of it. */
export const FAULT_KINDS = {
  refuse: 'Closes the connection before anything is sent.',
  hang: 'Accepts the request and never answers.',
  slow: 'Sends the answer at one byte per second.',
  reset: 'Cuts the connection in the middle of the answer.',
  html400: 'Answers 400 with an HTML page, as a proxy would.',
  empty: 'Answers 200 with an empty body.',
  'not-json': 'Answers 200 with a body that isn’t valid JSON.',
  huge: 'Answers with 30 MB, far more than a client should read.',
  error500: 'Answers 500, as if Duo had failed internally.',
  error503: 'Answers 503, as during an outage.',
  'unknown-stat': 'Sets “stat” to neither OK nor FAIL. This must not count as success.',
  'missing-response': 'Answers OK without a “response”.',
  'empty-code': 'Answers FAIL with an empty “code” instead of a number.',
  'rate-limit': 'Answers 429, with or without Retry-After.',
  'clock-skew': 'Uses a wrong clock, so that signatures look expired.',
  'wrong-txid': 'Answers with the txid of another transaction.',
  'push-failed': 'Accepts the push but never delivers it to the phone.',
  'extra-fields': 'Adds unknown fields, which clients must ignore.',
  'escape-sequences': 'Adds terminal control characters to texts that people read.',
  'id-token-denied': 'Issues a valid id token with the result “deny”. No one may get in with it.',
  'id-token-without-result': 'Issues a valid id token without the result of the prompt.',
  'id-token-wrong-username': 'Issues an id token for another user.',
  'id-token-wrong-nonce': 'Issues an id token with another nonce.',
  'id-token-wrong-audience': 'Issues an id token for another application.',
  'id-token-wrong-issuer': 'Issues an id token from another host.',
  'id-token-expired': 'Issues an id token that expired an hour ago.',
  'id-token-alg-none': 'Issues an unsigned id token (“alg”: “none”).',
  'id-token-wrong-key': 'Issues an id token signed with another key.',
  'wrong-state': 'Sends the browser back with another state.',
  'wrong-host-certificate': 'Presents a certificate for another host.',
  'expired-certificate': 'Presents an expired certificate.',
  'self-signed-certificate': 'Presents a certificate signed with its own key.',
} as const

export type FaultKind = keyof typeof FAULT_KINDS

/** Faults of the TLS handshake, which precedes every request: no username or endpoint can limit them. */
export const CERTIFICATE_FAULTS = ['wrong-host-certificate', 'expired-certificate', 'self-signed-certificate'] as const
export type CertificateFaultKind = (typeof CERTIFICATE_FAULTS)[number]

export function isCertificateFault(kind: FaultKind): kind is CertificateFaultKind {
  return (CERTIFICATE_FAULTS as readonly string[]).includes(kind)
}
