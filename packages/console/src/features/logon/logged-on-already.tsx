import { useEffect, useState } from 'react'
import classes from './logon-page.module.css'
import { findWhoIsLoggedOn } from './server/logon-operations.ts'

type Person = Awaited<ReturnType<typeof findWhoIsLoggedOn>>

/** A link past the form for a user who already has a session. If that can't be found out, the form is enough. */
export function LoggedOnAlready() {
  const [person, setPerson] = useState<Person>(null)
  useEffect(() => {
    let shown = true
    findWhoIsLoggedOn().then(
      (found) => shown && setPerson(found),
      () => undefined,
    )
    return () => {
      shown = false
    }
  }, [])
  if (!person) return null
  return (
    <p className={classes.aside}>
      You are logged on as {person.displayName ?? person.username}. <a href="/">Continue to your dashboard</a>
    </p>
  )
}
