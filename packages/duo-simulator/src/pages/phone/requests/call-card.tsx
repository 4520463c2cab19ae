import { Button } from '@mantine/core'
import { IconPhone, IconPhoneOff } from '@tabler/icons-react'
import { useId } from 'react'
import type { Decision } from '../../../contract/pushes.ts'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { useAction } from '../../control/use-action.ts'
import classes from './card.module.css'
import { RequestContext } from './context.tsx'
import type { RequestCardProps } from './push-card.tsx'
import { TimeLeft } from './time-left.tsx'

/** A call. The user answers first, then presses a key. Hanging up denies the request. */
export function CallCard({ push, isOffline, decide }: RequestCardProps) {
  const headingId = useId()
  const answer = useAction((decision: Decision) => decide(push, decision))
  const isAnswered = push.status === 'answered'
  const isDisabled = isOffline || answer.busy

  return (
    <article className={classes.card} aria-labelledby={headingId}>
      <h2 className={classes.title} id={headingId}>
        {isAnswered ? `A logon to ${push.application.name}` : 'Duo is calling'}
      </h2>
      {isAnswered ? (
        <p className={classes.words} role="status">
          Press # to log in, or * to report fraud.
        </p>
      ) : (
        <RequestContext push={push} />
      )}
      <TimeLeft push={push} />
      {isOffline && <p className={classes.offline}>Turn off airplane mode to answer.</p>}
      <ErrorNotice error={answer.error} />
      {isAnswered && (
        <div className={classes.keys}>
          <Button
            className={classes.key}
            variant="default"
            disabled={isDisabled}
            onClick={() => void answer.run('fraud')}>
            <span>
              <span className={classes.symbol}>*</span> Report fraud
            </span>
          </Button>
          <Button className={classes.key} disabled={isDisabled} onClick={() => void answer.run('approve')}>
            <span>
              <span className={classes.symbol}>#</span> Confirm
            </span>
          </Button>
        </div>
      )}
      <div className={isAnswered ? undefined : classes.actions}>
        <Button
          className={classes.big}
          color="red.9"
          fullWidth
          leftSection={<IconPhoneOff size={22} aria-hidden="true" />}
          disabled={isDisabled}
          onClick={() => void answer.run('deny')}>
          {isAnswered ? 'Hang up' : 'Decline'}
        </Button>
        {!isAnswered && (
          <Button
            className={classes.big}
            leftSection={<IconPhone size={22} aria-hidden="true" />}
            disabled={isDisabled}
            onClick={() => void answer.run('answer')}>
            Answer
          </Button>
        )}
      </div>
    </article>
  )
}
