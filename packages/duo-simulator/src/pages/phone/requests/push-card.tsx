import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useId, useRef, useState, type FormEvent } from 'react'
import type { PushView, Decision } from '../../../contract/pushes.ts'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { useAction } from '../../control/use-action.ts'
import classes from './card.module.css'
import { RequestContext } from './context.tsx'
import { FraudReport } from './fraud-report.tsx'
import { TimeLeft } from './time-left.tsx'

export interface RequestCardProps {
  push: PushView
  isOffline: boolean
  decide: (push: PushView, decision: Decision, verificationCode?: string) => Promise<unknown>
}

export function PushCard({ push, isOffline, decide }: RequestCardProps) {
  const [code, setCode] = useState('')
  const [codeError, setCodeError] = useState<string>()
  const codeField = useRef<HTMLInputElement>(null)
  const headingId = useId()
  const digits = push.verificationDigits ?? 3
  const answer = useAction((decision: Decision, verificationCode?: string) => decide(push, decision, verificationCode))

  const approve = (event: FormEvent) => {
    event.preventDefault()
    if (!push.verified) return void answer.run('approve')
    const typed = code.replace(/\s/g, '')
    // A wrong code ends the logon, so a code of the wrong format isn't sent.
    if (!/^\d+$/.test(typed) || typed.length !== digits) {
      setCodeError(`Enter the ${digits} digits from the logon page`)
      codeField.current?.focus()
      return
    }
    void answer.run('approve', typed)
  }

  return (
    <article className={classes.card} aria-labelledby={headingId}>
      <h2 className={classes.title} id={headingId}>
        {push.type ? `${push.type}: ${push.application.name}` : `Are you logging in to ${push.application.name}?`}
      </h2>
      <RequestContext push={push} />
      <TimeLeft push={push} />
      <form onSubmit={approve} noValidate className={classes.form}>
        {push.verified && (
          <TextInput
            ref={codeField}
            label="Verification code"
            description={`The ${digits} digits on the logon page.`}
            size="lg"
            classNames={{ input: classes.code }}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={digits}
            value={code}
            error={codeError}
            onChange={(event) => {
              setCode(event.currentTarget.value)
              setCodeError(undefined)
            }}
          />
        )}
        {isOffline && <p className={classes.offline}>Turn off airplane mode to answer.</p>}
        <ErrorNotice error={answer.error} />
        <div className={classes.actions}>
          <Button
            className={classes.big}
            color="red.9"
            leftSection={<IconX size={22} aria-hidden="true" />}
            disabled={isOffline || answer.busy}
            onClick={() => void answer.run('deny')}>
            Deny
          </Button>
          <Button
            className={classes.big}
            type="submit"
            leftSection={<IconCheck size={22} aria-hidden="true" />}
            disabled={isOffline || answer.busy}>
            Approve
          </Button>
        </div>
      </form>
      <FraudReport isDisabled={isOffline || answer.busy} onReport={() => void answer.run('fraud')} />
    </article>
  )
}
