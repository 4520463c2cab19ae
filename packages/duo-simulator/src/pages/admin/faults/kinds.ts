/** One more thing that a fault of this kind can be told, as a choice; the first is the simulator's default. */
export interface FaultOption {
  name: string
  label: string
  choices: { label: string; value: string | number | boolean }[]
}

export interface FaultKind {
  kind: string
  title: string
  effect: string
  options?: FaultOption[]
  /** Strikes the connection, before anybody knows who calls for what: can't be limited to a user or a call. */
  isBeforeRequest?: boolean
}

const allowBody: FaultOption = {
  name: 'allowBody',
  label: 'Body',
  choices: [
    { label: 'An error', value: false },
    { label: 'Says “allow”', value: true },
  ],
}

/** What can go wrong, from the wire inwards, and what the server under test sees. */
export const faultGroups: { title: string; kinds: FaultKind[] }[] = [
  {
    title: 'The connection',
    kinds: [
      { kind: 'refuse', title: 'Hang up', effect: 'Closes the connection before a word is said.' },
      { kind: 'hang', title: 'Never answer', effect: 'Takes the request and stays silent.' },
      { kind: 'slow', title: 'Crawl', effect: 'Sends the answer a byte a second.' },
      { kind: 'reset', title: 'Break off', effect: 'Cuts the connection in the middle of the answer.' },
      {
        kind: 'wrong-host-certificate',
        title: 'Certificate of another host',
        effect: 'Shows a certificate that is good, for somebody else.',
        isBeforeRequest: true,
      },
      {
        kind: 'expired-certificate',
        title: 'Expired certificate',
        effect: 'Shows a certificate whose time is over.',
        isBeforeRequest: true,
      },
      {
        kind: 'self-signed-certificate',
        title: 'Self-signed certificate',
        effect: 'Shows a certificate that only its own key vouches for.',
        isBeforeRequest: true,
      },
    ],
  },
  {
    title: 'The shape of the answer',
    kinds: [
      { kind: 'html400', title: 'HTML error', effect: 'Status 400 with a web page, as from a proxy in between.' },
      { kind: 'empty', title: 'Nothing in it', effect: 'Status 200 with an empty body.' },
      { kind: 'not-json', title: 'Not JSON', effect: 'Status 200 with text that can’t be parsed.' },
      { kind: 'huge', title: '30 megabytes', effect: 'An answer that nobody should read to its end.' },
      {
        kind: 'error500',
        title: 'Internal error',
        effect: 'Status 500, as when Duo itself is in trouble.',
        options: [allowBody],
      },
      { kind: 'error503', title: 'Out of service', effect: 'Status 503, as during an outage.', options: [allowBody] },
      {
        kind: 'rate-limit',
        title: 'Too many requests',
        effect: 'Status 429; says when to come back, or doesn’t.',
        options: [
          {
            name: 'retryAfter',
            label: 'Retry-After',
            choices: [
              { label: 'In seconds', value: 'seconds' },
              { label: 'As a date', value: 'date' },
              { label: 'Missing', value: 'none' },
            ],
          },
        ],
      },
    ],
  },
  {
    title: 'What the answer says',
    kinds: [
      { kind: 'unknown-stat', title: 'Unknown “stat”', effect: 'Neither OK nor FAIL: must not count as success.' },
      { kind: 'missing-response', title: 'No “response”', effect: 'Says OK and leaves out what for.' },
      { kind: 'empty-code', title: 'Empty “code”', effect: 'A failure whose code is "" in place of a number.' },
      {
        kind: 'clock-skew',
        title: 'Wrong clock',
        effect: 'Takes the time for another, so that signatures look stale.',
        options: [
          {
            name: 'seconds',
            label: 'Ahead by',
            choices: [
              { label: '10 minutes', value: 600 },
              { label: '2 minutes', value: 120 },
              { label: '1 hour', value: 3600 },
              { label: '10 minutes, behind', value: -600 },
            ],
          },
        ],
      },
      {
        kind: 'wrong-txid',
        title: 'Another transaction',
        effect: 'Answers for a transaction that was not asked about.',
      },
      {
        kind: 'extra-fields',
        title: 'Unknown fields',
        effect: 'Adds fields that nobody knows, which must do no harm.',
      },
      {
        kind: 'escape-sequences',
        title: 'Control characters',
        effect: 'Puts terminal control characters into the texts that people are shown.',
      },
      { kind: 'push-failed', title: 'Push not delivered', effect: 'Takes the push and never gets it to the phone.' },
    ],
  },
  {
    title: 'The Universal Prompt',
    kinds: [
      {
        kind: 'id-token-denied',
        title: 'Token says no',
        effect: 'A good id token whose result is “deny”: nobody may get in by it.',
      },
      {
        kind: 'id-token-without-result',
        title: 'Token without a result',
        effect: 'A good id token that doesn’t say how it ended.',
      },
      { kind: 'id-token-wrong-username', title: 'Somebody else’s token', effect: 'An id token about another user.' },
      { kind: 'id-token-wrong-nonce', title: 'Another nonce', effect: 'An id token that answers another request.' },
      {
        kind: 'id-token-wrong-audience',
        title: 'Another audience',
        effect: 'An id token meant for another application.',
      },
      { kind: 'id-token-wrong-issuer', title: 'Another issuer', effect: 'An id token of another Duo.' },
      { kind: 'id-token-expired', title: 'Expired token', effect: 'An id token that was good an hour ago.' },
      { kind: 'id-token-alg-none', title: 'Unsigned token', effect: 'An id token with “alg”: “none”.' },
      { kind: 'id-token-wrong-key', title: 'Forged token', effect: 'An id token signed with another key.' },
      { kind: 'wrong-state', title: 'Another state', effect: 'Sends the browser back with a state that nobody gave.' },
    ],
  },
]

export function findFaultKind(kind: string): FaultKind | undefined {
  return faultGroups.flatMap((group) => group.kinds).find((entry) => entry.kind === kind)
}

/** In words; the kind itself for one that a newer simulator knows and this page doesn't. */
export function faultTitle(kind: string): string {
  return findFaultKind(kind)?.title ?? kind
}
