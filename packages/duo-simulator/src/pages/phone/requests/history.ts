import type { PushView, Decision, DecisionView } from '../../../contract/pushes.ts'

export interface EndedRequest {
  push: PushView
  tone: 'good' | 'bad' | 'neutral'
  text: string
}

const keptRequests = 5

/** What became of a request by the decision just made; nothing yet, if a call was merely picked up. */
export function endedByDecision(push: PushView, decision: Decision, outcome: DecisionView): EndedRequest | undefined {
  if (outcome.result === 'waiting') return undefined
  if (outcome.result === 'allow') return { push, tone: 'good', text: 'Approved' }
  if (decision === 'approve') {
    const text = push.verified ? 'Refused: that was not the code' : 'Could not be approved'
    return { push, tone: 'bad', text }
  }
  return { push, tone: 'bad', text: decision === 'fraud' ? 'Reported as fraud' : 'Denied' }
}

/** Requests that went without a decision of this page: by time, by another window, or by the control API. */
export function endedUnseen(
  before: readonly PushView[],
  now: readonly PushView[],
  history: readonly EndedRequest[],
): EndedRequest[] {
  const known = new Set([...now, ...history.map(({ push }) => push)].map(({ txid }) => txid))
  return before
    .filter(({ txid }) => !known.has(txid))
    .map((push) => ({ push, tone: 'neutral', text: 'No longer waiting' }))
}

/** Newest first; a request ends once, and what this page did with it is the better account. */
export function addToHistory(history: readonly EndedRequest[], ended: readonly EndedRequest[]): EndedRequest[] {
  const replaced = new Set(ended.map(({ push }) => push.txid))
  return [...ended, ...history.filter(({ push }) => !replaced.has(push.txid))].slice(0, keptRequests)
}
