import { Text, VisuallyHidden } from '@mantine/core'
import classes from './duo.module.css'

/** Verified Push: a code to enter on the phone, so that requests are not approved by habit. */
export function VerificationCode({ code }: { code: string }) {
  return (
    <div>
      <Text fw={600}>Enter this code in Duo Mobile</Text>
      <div className={classes.code} aria-hidden>
        {code}
      </div>
      {/* Read out digit by digit, not as one number. */}
      <VisuallyHidden>{[...code].join(' ')}</VisuallyHidden>
    </div>
  )
}
