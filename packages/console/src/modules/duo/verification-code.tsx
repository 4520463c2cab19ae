import { Text, VisuallyHidden } from '@mantine/core'
import classes from './duo.module.css'

/** Verified Push: what the person reads here and types into the phone, so that nobody approves a request by habit. */
export function VerificationCode({ code }: { code: string }) {
  return (
    <div>
      <Text fw={600}>Type this code into Duo Mobile</Text>
      <div className={classes.code} aria-hidden>
        {code}
      </div>
      {/* Read digit by digit, not as one large number. */}
      <VisuallyHidden>{[...code].join(' ')}</VisuallyHidden>
    </div>
  )
}
