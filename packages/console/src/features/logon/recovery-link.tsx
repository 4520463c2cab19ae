import classes from './logon-page.module.css'
import { toLogonAddress } from './to-logon-address.ts'

/** For administrators whom the flow of the browser has refused: a quiet way on. */
export function RecoveryLink() {
  const address = new URLSearchParams(location.search)
  if ((address.get('accessType') || 'browser') !== 'browser') return null
  return (
    <p className={classes.aside}>
      Administrators: <a href={toLogonAddress('recovery', address.get('returnTo') || null)}>use a recovery code</a>
    </p>
  )
}
