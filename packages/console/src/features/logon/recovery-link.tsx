import classes from './logon-page.module.css'
import { toLogonAddress } from './to-logon-address.ts'

/** An unobtrusive way on for administrators, after the browser's scheme has refused them. */
export function RecoveryLink() {
  const address = new URLSearchParams(location.search)
  if ((address.get('accessType') || 'browser') !== 'browser') return null
  return (
    <p className={classes.aside}>
      Administrators: <a href={toLogonAddress('recovery', address.get('returnTo') || null)}>use a recovery code</a>
    </p>
  )
}
