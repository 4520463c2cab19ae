import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import classes from './fraud-report.module.css'

/** Asks for confirmation, because a report alarms the administrators. */
export function FraudReport({ isDisabled, onReport }: { isDisabled: boolean; onReport: () => void }) {
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking) {
    return (
      <Button
        variant="subtle"
        color="gray"
        c="var(--mantine-color-text)"
        size="md"
        disabled={isDisabled}
        onClick={() => setIsAsking(true)}>
        This wasn’t me
      </Button>
    )
  }
  return (
    <div className={classes.ask} role="group" aria-label="Report fraud">
      <p className={classes.words}>
        Report fraud? The logon is refused, and the administrators learn that someone else may know the password.
      </p>
      <Group grow preventGrowOverflow={false} gap="sm">
        <Button variant="default" size="md" onClick={() => setIsAsking(false)}>
          Back
        </Button>
        <Button color="red.9" size="md" disabled={isDisabled} onClick={onReport} ref={(button) => button?.focus()}>
          Report fraud
        </Button>
      </Group>
    </div>
  )
}
