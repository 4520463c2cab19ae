/** What can be made to go wrong, and what each does, in words for the admin panel. */
export const FAULT_KINDS = {
  refuse: 'Closes the connection at once',
  hang: 'Takes the request and never answers',
  slow: 'Answers one byte a second',
  reset: 'Breaks the connection off in the middle of the answer',
  html400: 'Answers 400 with a web page, as a front end does',
  empty: 'Answers 200 with nothing in it',
  'not-json': 'Answers 200 with something that is no JSON',
  huge: 'Answers with 30 MB',
  error500: 'Answers 500 with an error; with allowBody, the body says "allow"',
  error503: 'Answers 503 without a body; with allowBody, the body says "allow"',
  'unknown-stat': 'Answers with a stat that is neither OK nor FAIL',
  'missing-response': 'Answers OK without a response',
  'empty-code': 'Answers FAIL with an empty code',
  'rate-limit': 'Answers 429; retryAfter: seconds, date or none',
  'clock-skew': 'Has a clock that is off by `seconds`',
  'wrong-txid': 'Answers with the id of another transaction',
  'push-failed': "Can't deliver the push to the phone",
  'extra-fields': 'Adds fields that nobody knows',
  'escape-sequences': 'Puts terminal control characters into its texts',
  'id-token-denied': 'Gives an id token that says "deny"',
  'id-token-without-result': 'Gives an id token that does not say how the prompt ended',
  'id-token-wrong-username': 'Gives an id token about somebody else',
  'id-token-wrong-nonce': 'Gives an id token with another nonce',
  'id-token-wrong-audience': 'Gives an id token meant for another application',
  'id-token-wrong-issuer': 'Gives an id token of another host',
  'id-token-expired': 'Gives an id token that has expired an hour ago',
  'id-token-alg-none': 'Gives an id token that nobody signed',
  'id-token-wrong-key': 'Gives an id token signed with another key',
  'wrong-state': 'Sends the browser back with another state',
  'wrong-host-certificate': 'Shows a certificate for another host',
  'expired-certificate': 'Shows a certificate that has expired',
  'self-signed-certificate': 'Shows a certificate that its own key signed',
} as const

export type FaultKind = keyof typeof FAULT_KINDS

/** Where a fault strikes that only makes sense on some requests. */
export const OWN_PATHS: Partial<Record<FaultKind, readonly string[]>> = {
  'wrong-txid': ['/auth/v2/auth', '/auth/v2/preauth'],
  'push-failed': ['/auth/v2/auth'],
  'wrong-state': ['/oauth/v1/authorize'],
  ...Object.fromEntries(
    Object.keys(FAULT_KINDS)
      .filter((kind) => kind.startsWith('id-token-'))
      .map((kind) => [kind, ['/oauth/v1/token']]),
  ),
}

/** These are about the connection, before there is a request. */
export const CERTIFICATE_FAULTS = ['wrong-host-certificate', 'expired-certificate', 'self-signed-certificate'] as const
export type CertificateFaultKind = (typeof CERTIFICATE_FAULTS)[number]
