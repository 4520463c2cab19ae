import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { PhoneFrame } from '../../components/phone-frame.tsx'
import { hostOfActivationCode } from '../../lib/activation-code.ts'
import { useTitle } from '../../lib/use-title.ts'
import { Link } from '../../navigation/link.tsx'
import classes from './activate.module.css'
import { useActivation } from './use-activation.ts'

/** The page of an activation link, which adds the account with one click. */
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
          This adds the account of the enrolling user to a new simulated phone
          {host && (
            <>
              , for the API at <strong>{host}</strong>
            </>
          )}
          . The phone can then approve the user’s logons.
        </p>
        <form className={classes.form} onSubmit={submit}>
          <TextInput
            label="Phone name (optional)"
            description="Shown in lists."
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
          Show all phones instead
        </Link>
      </PhoneFrame>
    </main>
  )
}
