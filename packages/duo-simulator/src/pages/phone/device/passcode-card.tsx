import { Button, Group } from '@mantine/core'
import { useId, useState } from 'react'
import type { DeviceView, PasscodeView } from '../../../contract/devices.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import { useControl } from '../../control/use-control.ts'
import classes from './passcode-card.module.css'
import { SmsCard } from './sms-card.tsx'

/** Passcodes of the app or token, and codes from SMS. Reloads whenever one is used. */
export function PasscodeCard({ device }: { device: DeviceView }) {
  const [isShown, setIsShown] = useState(false)
  const headingId = useId()
  const path = `/devices/${encodeURIComponent(device.id)}/passcode`
  const { value, error, refresh } = useControl<PasscodeView>(path, ['users', 'log'], 10)
  const replace = useAction(async () => {
    await controlRequest('POST', path)
    refresh()
  })
  const passcode = value?.passcode ?? null

  return (
    <>
      <SmsCard codes={value?.smsCodes ?? []} />
      {device.type === 'phone' && !device.activated ? null : (
        <div className={classes.card} role="group" aria-labelledby={headingId}>
          <h2 className={classes.title} id={headingId}>
            Passcode
          </h2>
          <ErrorNotice error={isShown ? (error ?? replace.error) : undefined} onRetry={refresh} />
          {isShown && passcode !== null ? (
            <>
              <p className={classes.passcode}>
                <output aria-label="Current passcode">{passcode}</output>
                <CopyButton label="Copy passcode" text={passcode} />
              </p>
              <p className={classes.help}>Valid for one logon. After use, the next one appears here.</p>
              <Group grow preventGrowOverflow={false} gap="sm">
                <Button variant="default" size="md" onClick={() => setIsShown(false)}>
                  Hide
                </Button>
                <Button variant="light" size="md" loading={replace.busy} onClick={() => void replace.run()}>
                  New passcode
                </Button>
              </Group>
            </>
          ) : (
            <>
              <p className={classes.help}>Six digits for logging on without a push.</p>
              <Button variant="light" size="md" onClick={() => setIsShown(true)}>
                Show passcode
              </Button>
            </>
          )}
        </div>
      )}
    </>
  )
}
