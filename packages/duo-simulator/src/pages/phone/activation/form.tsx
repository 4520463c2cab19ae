import { Button, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { toActivationCode } from '../../lib/activation-code.ts'
import classes from './activate.module.css'
import { useActivation } from './use-activation.ts'

/** Replaces the camera: accepts the pasted content of the QR code. */
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
        description="The code, the activation link or the text of the QR code. It adds the account to a new phone."
        placeholder="duo://…"
        size="md"
        value={pasted}
        error={isMissing && 'Enter the code or the link from the logon page'}
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
