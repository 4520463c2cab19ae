import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { CopyButton } from '../components/copy-button.tsx'
import { ErrorNotice } from '../components/error-notice.tsx'
import type { ControlDevice, Passcode } from '../control/control-types.ts'
import { useControl } from '../control/use-control.ts'
import { secondsLeft, toMilliseconds } from '../lib/time.ts'
import { useNow } from '../lib/use-now.ts'
import classes from './passcode-card.module.css'
import { SmsCard } from './sms-card.tsx'

/** Passcodes of the app or token, and what came by SMS; read again whenever one of them is used. */
export function PasscodeCard({ device }: { device: ControlDevice }) {
  const [isShown, setIsShown] = useState(false)
  const headingId = useId()
  const now = useNow(1000)
  const path = `/devices/${encodeURIComponent(device.id)}/passcode`
  const { value, error, refresh } = useControl<Passcode>(path, ['users', 'log'], 10)
  const givesPasscodes = device.type === 'token' || device.activated
  const until = toMilliseconds(value?.expiresAt)

  return (
    <>
      <SmsCard codes={value?.smsCodes ?? []} />
      {givesPasscodes && (
        <section className={classes.card} aria-labelledby={headingId}>
          <h2 className={classes.title} id={headingId}>
            Passcode
          </h2>
          {isShown && <ErrorNotice error={error} onRetry={refresh} />}
          {isShown && value ? (
            <>
              <p className={classes.passcode}>
                <output aria-label="Passcode">{value.passcode}</output>
                <CopyButton label="Copy passcode" text={value.passcode} />
              </p>
              <p className={classes.help}>
                {until === undefined
                  ? 'Good once: the next one shows when this is used.'
                  : `${secondsLeft(until, now)} seconds left`}
              </p>
              <Button variant="default" size="md" onClick={() => setIsShown(false)}>
                Hide
              </Button>
            </>
          ) : (
            <>
              <p className={classes.help}>To get in without a push: six digits for the logon page.</p>
              <Button variant="light" size="md" onClick={() => setIsShown(true)}>
                Show passcode
              </Button>
            </>
          )}
        </section>
      )}
    </>
  )
}
