import { Button, Group, Text, TextInput } from '@mantine/core'
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import type { LogonProblem } from '../../module-contract/console-module.ts'

interface PasscodeFormProps {
  problem: LogonProblem | null
  submitting: boolean
  /** True if entering a passcode is the next thing to do. */
  takesFocus: boolean
  onPasscode: (passcode: string) => void
}

const PASSCODE_PROBLEMS = new Set(['DUO_PASSCODE_INCORRECT', 'DUO_PASSCODE_USED'])
export const isAboutPasscode = (problem: LogonProblem | null): boolean =>
  problem !== null && (problem.field === 'passcode' || PASSCODE_PROBLEMS.has(problem.code))

/** A form for a passcode from Duo Mobile, a text message or a hardware token, or a bypass code. */
export function PasscodeForm({ problem, submitting, takesFocus, onPasscode }: PasscodeFormProps) {
  const hintId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string | null>(null)
  const refused = isAboutPasscode(problem)

  useEffect(() => {
    if (!refused || !input.current) return
    input.current.value = ''
    input.current.focus()
  }, [refused, problem])
  useEffect(() => {
    if (takesFocus) input.current?.focus()
  }, [takesFocus])

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    // Codes are often shown in groups; the spaces don't count.
    const passcode = (input.current?.value ?? '').replace(/\s/g, '')
    setError(passcode === '' ? 'Enter the passcode.' : null)
    if (passcode === '') return input.current?.focus()
    onPasscode(passcode)
  }

  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <TextInput
          ref={input}
          name="passcode"
          label="Passcode"
          autoComplete="one-time-code"
          inputMode="numeric"
          autoCapitalize="none"
          spellCheck={false}
          size="md"
          flex={1}
          aria-describedby={hintId}
          // The reason is shown and announced above; here the field is only marked.
          error={error ?? refused}
          errorProps={{ role: 'alert' }}
          onChange={() => setError(null)}
          data-autofocus={takesFocus || undefined}
        />
        <Button type="submit" size="md" variant="light" loading={submitting}>
          Log on
        </Button>
      </Group>
      <Text id={hintId} size="sm" c="dimmed" mt={6}>
        From Duo Mobile, a text message or a hardware token, or a bypass code.
      </Text>
    </form>
  )
}
