import { FAULT_KINDS, type FaultKind } from '../../../contract/fault-kinds.ts'
import { FAULT_OPTIONS, type FaultOption } from './options.ts'

/** A fault as the page offers it. */
export interface FaultChoice {
  kind: FaultKind
  title: string
  effect: string
  options: readonly FaultOption[]
}

const choice = (kind: FaultKind, title: string): FaultChoice => ({
  kind,
  title,
  effect: FAULT_KINDS[kind],
  options: FAULT_OPTIONS[kind] ?? [],
})

/** Every fault, from the wire inward. */
export const faultGroups: { title: string; choices: FaultChoice[] }[] = [
  {
    title: 'Connection',
    choices: [
      choice('refuse', 'Refuse the connection'),
      choice('hang', 'Never answer'),
      choice('slow', 'Answer slowly'),
      choice('reset', 'Cut the connection'),
      choice('wrong-host-certificate', 'Certificate for another host'),
      choice('expired-certificate', 'Expired certificate'),
      choice('self-signed-certificate', 'Self-signed certificate'),
    ],
  },
  {
    title: 'Shape of the answer',
    choices: [
      choice('html400', 'HTML error'),
      choice('empty', 'Empty body'),
      choice('not-json', 'Not JSON'),
      choice('huge', '30 MB body'),
      choice('error500', 'Internal error'),
      choice('error503', 'Service unavailable'),
      choice('rate-limit', 'Too many requests'),
    ],
  },
  {
    title: 'Content of the answer',
    choices: [
      choice('unknown-stat', 'Unknown “stat”'),
      choice('missing-response', 'Missing “response”'),
      choice('empty-code', 'Empty “code”'),
      choice('clock-skew', 'Wrong clock'),
      choice('wrong-txid', 'Another transaction'),
      choice('extra-fields', 'Unknown fields'),
      choice('escape-sequences', 'Control characters'),
      choice('push-failed', 'Push not delivered'),
    ],
  },
  {
    title: 'Universal Prompt',
    choices: [
      choice('id-token-denied', 'Token with “deny”'),
      choice('id-token-without-result', 'Token without a result'),
      choice('id-token-wrong-username', 'Token for another user'),
      choice('id-token-wrong-nonce', 'Token with another nonce'),
      choice('id-token-wrong-audience', 'Token for another application'),
      choice('id-token-wrong-issuer', 'Token from another issuer'),
      choice('id-token-expired', 'Expired token'),
      choice('id-token-alg-none', 'Unsigned token'),
      choice('id-token-wrong-key', 'Token signed with another key'),
      choice('wrong-state', 'Another state'),
    ],
  },
]

export function faultTitle(kind: string): string {
  return faultGroups.flatMap(({ choices }) => choices).find((known) => known.kind === kind)?.title ?? kind
}
