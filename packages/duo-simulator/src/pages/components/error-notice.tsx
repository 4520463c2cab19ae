import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ControlError } from '../control/error.ts'
import classes from './error-notice.module.css'

interface ErrorNoticeProps {
  error: ControlError | undefined
  /** Left out in a form, which the user can just submit again. */
  onRetry?: () => void
}

export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  if (!error) return null
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle className={classes.icon} size={22} aria-hidden="true" />
      <p className={classes.text}>{error.message}</p>
      {onRetry && (
        <Button variant="default" size="sm" mih={44} onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
