import { useEffect, useRef, useState } from 'react'
import type { PushView, Decision, DecisionView } from '../../../contract/pushes.ts'
import { controlRequest } from '../../control/request.ts'
import { useControl } from '../../control/use-control.ts'
import { addToHistory, endedByDecision, endedElsewhere, type EndedRequest } from './history.ts'

/** The requests on a phone, and the results of the last ones. */
export function useRequests(deviceId: string) {
  const [history, setHistory] = useState<EndedRequest[]>([])
  const path = `/pushes?device=${encodeURIComponent(deviceId)}`
  const { value, error, refresh } = useControl<PushView[]>(path, ['pushes'], 3)
  const before = useRef<PushView[]>([])
  // A push that failed is still pending, but never reached the phone.
  const delivered = value?.filter((push) => push.status !== 'push_failed')

  useEffect(() => {
    if (!value) return
    const now = value.filter((push) => push.status !== 'push_failed')
    const gone = before.current
    before.current = now
    setHistory((known) => {
      const ended = endedElsewhere(gone, now, known)
      return ended.length === 0 ? known : addToHistory(known, ended)
    })
  }, [value])

  const decide = async (push: PushView, decision: Decision, verificationCode?: string) => {
    const outcome = await controlRequest<DecisionView>('POST', `/pushes/${encodeURIComponent(push.txid)}`, {
      decision,
      ...(verificationCode !== undefined && { verificationCode }),
    })
    const ended = endedByDecision(push, decision, outcome)
    if (ended) setHistory((known) => addToHistory(known, [ended]))
    refresh()
    return ended
  }

  const endedHere = new Set(history.map(({ push }) => push.txid))
  return { requests: delivered?.filter(({ txid }) => !endedHere.has(txid)), history, error, refresh, decide }
}
