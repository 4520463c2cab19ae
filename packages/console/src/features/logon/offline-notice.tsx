import { IconWifiOff } from '@tabler/icons-react'
import classes from './logon-page.module.css'

/** The live region is always present, so that screen readers announce the text when it appears. */
export function OfflineNotice({ shown }: { shown: boolean }) {
  return (
    <div role="status">
      {shown && (
        <p className={classes.offline}>
          <IconWifiOff size={18} aria-hidden />
          No connection to the server. Trying again …
        </p>
      )}
    </div>
  )
}
