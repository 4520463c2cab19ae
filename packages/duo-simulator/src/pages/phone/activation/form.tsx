import { Button, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { toActivationCode } from '../../lib/activation-code.ts'
import classes from './activate.module.css'
import { useActivation } from './use-activation.ts'

/** Takes the place of the camera: what the QR code says, pasted. */
export function ActivationForm() {
  const [pasted, setPasted] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const activation = useActivation()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const activationCode = toActivationCode(pasted)
    setIsMissing(activationCode === '')
    if (activationCode === '') return field.current?.focus()
    void activation.run(activationCode, '')
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        ref={field}
        label="Activation code"
        description="Or the activation link, or what the QR code says. The account lands on a new phone, which can approve logons from then on."
        placeholder="duo://…"
        size="md"
        value={pasted}
        error={isMissing && 'Paste the code or the link that the logon page shows'}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setPasted(event.currentTarget.value)}
      />
      <ErrorNotice error={activation.error} />
      <Button type="submit" size="md" loading={activation.busy}>
        Add account
      </Button>
    </form>
  )
}
