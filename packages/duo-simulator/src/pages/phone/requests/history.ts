import type { PushView, Decision, DecisionView } from '../../../contract/pushes.ts'

export interface EndedRequest {
  push: PushView
  tone: 'good' | 'bad' | 'neutral'
  text: string
}

const maxRequests = 5

/** The result of a decision on this page; undefined if the call was only answered. */
export function endedByDecision(push: PushView, decision: Decision, outcome: DecisionView): EndedRequest | undefined {
  if (outcome.result === 'waiting') return undefined
  if (outcome.result === 'allow') return { push, tone: 'good', text: 'Approved' }
  if (decision === 'approve') {
    const text = push.verified ? 'Denied: wrong code' : 'Not approved'
    return { push, tone: 'bad', text }
  }
  return { push, tone: 'bad', text: decision === 'fraud' ? 'Reported as fraud' : 'Denied' }
}

/** Requests that ended elsewhere: by timeout, in another window or through the control API. */
export function endedElsewhere(
  before: readonly PushView[],
  now: readonly PushView[],
  history: readonly EndedRequest[],
): EndedRequest[] {
  const known = new Set([...now, ...history.map(({ push }) => push)].map(({ txid }) => txid))
  return before
    .filter(({ txid }) => !known.has(txid))
    .map((push) => ({ push, tone: 'neutral', text: 'Ended elsewhere' }))
}

/** Newest first. The result of a decision on this page replaces "ended elsewhere". */
export function addToHistory(history: readonly EndedRequest[], ended: readonly EndedRequest[]): EndedRequest[] {
  const replaced = new Set(ended.map(({ push }) => push.txid))
  return [...ended, ...history.filter(({ push }) => !replaced.has(push.txid))].slice(0, maxRequests)
}
