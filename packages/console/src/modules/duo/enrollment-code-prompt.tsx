import { Button, Stack, Text, TextInput } from '@mantine/core'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { PromptProps } from '../../module-contract/console-module.ts'

/** Asks for the one-time code from an administrator, without which no phone can be set up. */
export function EnrollmentCodePrompt({ problem, submitting, onAnswer, onCancel }: PromptProps<unknown>) {
  const input = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string | null>(null)
  const refused = problem?.field === 'enrollmentCode'

  useEffect(() => {
    if (refused) input.current?.select()
  }, [refused, problem])

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const enrollmentCode = input.current?.value.trim() ?? ''
    setError(enrollmentCode === '' ? 'Enter the code.' : null)
    if (enrollmentCode === '') return input.current?.focus()
    onAnswer({ duo: { enrollmentCode } })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>You have no phone set up with Duo yet. To set one up, enter the code from your administrator.</Text>
        <TextInput
          ref={input}
          name="enrollmentCode"
          label="Enrollment code"
          description="For example K7QM-2XTD-9F4H. It works once."
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          size="md"
          data-autofocus
          // The reason is shown and announced above; here the field is only marked.
          error={error ?? refused}
          errorProps={{ role: 'alert' }}
          onChange={() => setError(null)}
        />
        <Button type="submit" size="md" fullWidth loading={submitting}>
          Continue
        </Button>
        <Button variant="subtle" color="gray" disabled={submitting} onClick={onCancel}>
          Cancel
        </Button>
      </Stack>
    </form>
  )
}
