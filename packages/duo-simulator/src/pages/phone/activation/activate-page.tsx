import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { PhoneFrame } from '../../components/phone-frame.tsx'
import { hostOfActivationCode } from '../../lib/activation-code.ts'
import { useTitle } from '../../lib/use-title.ts'
import { Link } from '../../navigation/link.tsx'
import classes from './activate.module.css'
import { useActivation } from './use-activation.ts'

/** Where an activation link leads: says what will happen, and does it at one press. */
export function ActivatePage({ activationCode }: { activationCode: string }) {
  const [name, setName] = useState('')
  const activation = useActivation()
  const host = hostOfActivationCode(activationCode)
  useTitle('Add an account')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void activation.run(activationCode, name)
  }

  return (
    <main className={classes.page}>
      <PhoneFrame>
        <h1 className={classes.title}>Add an account to this phone</h1>
        <p className={classes.words}>
          A new simulated phone gets the account of whoever is enrolling right now
          {host && (
            <>
              , at the Duo that answers at <strong>{host}</strong>
            </>
          )}
          . From then on it can approve that person’s logons.
        </p>
        <form className={classes.form} onSubmit={submit}>
          <TextInput
            label="Phone’s name"
            description="Optional: how it stands in lists."
            size="md"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ErrorNotice error={activation.error} />
          <Button type="submit" size="lg" loading={activation.busy}>
            Add account
          </Button>
        </form>
        <p className={classes.code}>
          Activation code <code>{activationCode}</code>
        </p>
        <Link className={classes.other} href="/phone">
          Not now: see the phones there are
        </Link>
      </PhoneFrame>
    </main>
  )
}
