import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { DeviceView } from '../../../contract/devices.ts'
import type { PushView, Decision } from '../../../contract/pushes.ts'
import { deviceLabel } from '../../lib/device-label.ts'
import { CallCard } from './call-card.tsx'
import { RequestHistory } from './history-list.tsx'
import type { EndedRequest } from './history.ts'
import { PushCard } from './push-card.tsx'
import classes from './request-list.module.css'

interface RequestsProps {
  requests: PushView[] | undefined
  history: EndedRequest[]
  device: DeviceView
  decide: (push: PushView, decision: Decision, verificationCode?: string) => Promise<EndedRequest | undefined>
}

export function Requests({ requests, history, device, decide }: RequestsProps) {
  const isOffline = !device.online
  const [announcement, setAnnouncement] = useState('')
  const known = useRef(new Set<string>())
  const result = useRef<HTMLParagraphElement>(null)
  const [decided, setDecided] = useState('')
  const newest = history[0]
  // The last result stays until the next request arrives.
  const isResultShown = newest !== undefined && (requests?.length === 0 || newest.push.txid === decided)

  useEffect(() => {
    for (const push of requests ?? []) {
      if (known.current.has(push.txid)) continue
      known.current.add(push.txid)
      const what = push.factor === 'phone' ? 'Incoming call' : 'New request'
      setDecided('')
      setAnnouncement(`${what}: ${push.displayUsername || push.username} at ${push.application.name}`)
    }
  }, [requests])

  // The pressed button is gone, so the focus moves to the result.
  const decideAndShow: RequestsProps['decide'] = async (...decision) => {
    const ended = await decide(...decision)
    if (ended) {
      setDecided(ended.push.txid)
      setTimeout(() => result.current?.focus({ preventScroll: true }), 0)
    }
    return ended
  }

  return (
    <section className={classes.requests} aria-label={`Requests on ${deviceLabel(device)}`}>
      <VisuallyHidden role="alert">{announcement}</VisuallyHidden>
      {isResultShown && (
        <p ref={result} className={classes.result} data-tone={newest.tone} role="status" tabIndex={-1}>
          <strong>{newest.text}</strong> · {newest.push.application.name}
        </p>
      )}
      {requests?.map((push) => {
        const Card = push.factor === 'phone' ? CallCard : PushCard
        return <Card key={push.txid} push={push} isOffline={isOffline} decide={decideAndShow} />
      })}
      {requests?.length === 0 && (
        <div className={classes.quiet}>
          <p className={classes.quietTitle}>{isOffline ? 'Offline' : 'No requests'}</p>
          <p>{idleHint(device)}</p>
        </div>
      )}
      <RequestHistory history={isResultShown ? history.slice(1) : history} />
    </section>
  )
}

function idleHint({ online, activated }: DeviceView): string {
  if (!online) return 'Airplane mode is on. Pushes fail, but passcodes still work.'
  if (activated) return 'Log on to your server. The request appears here.'
  return 'This phone has no account yet. Calls and SMS work if it has a number. Pushes need an activation code from an enrollment.'
}
