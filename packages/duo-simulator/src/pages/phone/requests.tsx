import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ControlPush, Decision } from '../control/control-types.ts'
import { CallCard } from './call-card.tsx'
import { PushCard } from './push-card.tsx'
import type { EndedRequest } from './request-history.ts'
import { RequestHistory } from './request-history-list.tsx'
import classes from './requests.module.css'

interface RequestsProps {
  requests: ControlPush[] | undefined
  history: EndedRequest[]
  isOffline: boolean
  decide: (push: ControlPush, decision: Decision, verificationCode?: string) => Promise<EndedRequest | undefined>
}

export function Requests({ requests, history, isOffline, decide }: RequestsProps) {
  const [news, setNews] = useState('')
  const known = useRef(new Set<string>())
  const result = useRef<HTMLParagraphElement>(null)
  const newest = history[0]

  useEffect(() => {
    for (const push of requests ?? []) {
      if (known.current.has(push.txid)) continue
      known.current.add(push.txid)
      const what = push.factor === 'phone' ? 'Incoming call' : 'New request'
      setNews(`${what}: ${push.displayUsername || push.username} at ${push.application.name}`)
    }
  }, [requests])

  // The buttons that were pressed are gone: go on from what became of the request.
  const decideAndTell: RequestsProps['decide'] = async (...decision) => {
    const ended = await decide(...decision)
    if (ended) setTimeout(() => result.current?.focus({ preventScroll: true }), 0)
    return ended
  }

  return (
    <section className={classes.requests} aria-label="Requests">
      <VisuallyHidden role="alert">{news}</VisuallyHidden>
      {newest && (
        <p ref={result} className={classes.result} data-tone={newest.tone} role="status" tabIndex={-1}>
          <strong>{newest.text}</strong> · {newest.push.application.name}
        </p>
      )}
      {requests?.map((push) => {
        const Card = push.factor === 'phone' ? CallCard : PushCard
        return <Card key={push.txid} push={push} isOffline={isOffline} decide={decideAndTell} />
      })}
      {requests?.length === 0 && (
        <div className={classes.quiet}>
          <p className={classes.quietTitle}>{isOffline ? 'Nothing gets here' : 'No requests'}</p>
          <p>
            {isOffline
              ? 'Airplane mode is on. Pushes fail, but passcodes still work.'
              : 'Log on to your server: the request slides in here by itself.'}
          </p>
        </div>
      )}
      <RequestHistory history={history.slice(1)} />
    </section>
  )
}
