import { Button, Stack, Text, TextInput } from '@mantine/core'
import { type SubmitEvent, use, useEffect, useRef, useState } from 'react'
import type { PromptProps } from '../../module-contract/console-module.ts'
import { KnownUsername } from '../../module-contract/known-username.ts'
import { toProblemText } from '../../module-contract/problem-texts.ts'

type Errors = { username?: string; code?: string }

/** For administrators, when no other way to log on works. */
export function RecoveryCodePrompt({ problem, submitting, onAnswer }: PromptProps<object>) {
  const username = useRef<HTMLInputElement>(null)
  const code = useRef<HTMLInputElement>(null)
  const fixedUsername = use(KnownUsername)
  const [errors, setErrors] = useState<Errors>({})

  useEffect(() => {
    if (!problem) return
    const { message, hint } = toProblemText(problem)
    setErrors(problem.field === 'username' || problem.field === 'code' ? { [problem.field]: `${message} ${hint}` } : {})
    ;(problem.field === 'username' ? username : code).current?.focus()
  }, [problem])

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const name = username.current?.value.trim() ?? ''
    const typed = code.current?.value.trim() ?? ''
    const missing: Errors = {
      ...(name === '' && { username: 'Enter your username.' }),
      ...(typed === '' && { code: 'Enter one of your recovery codes.' }),
    }
    setErrors(missing)
    if (missing.username) return username.current?.focus()
    if (missing.code) return code.current?.focus()
    onAnswer({ recoveryCode: { username: name, code: typed } })
  }

  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack gap="md">
        <Text>
          For administrators who can’t log on any other way. Each code works for one logon, and all administrators are
          notified.
        </Text>
        <TextInput
          ref={username}
          name="username"
          label="Username"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          size="md"
          defaultValue={fixedUsername ?? ''}
          readOnly={fixedUsername !== null}
          error={errors.username}
          errorProps={{ role: 'alert' }}
          data-autofocus={fixedUsername === null || undefined}
        />
        <TextInput
          ref={code}
          name="code"
          label="Recovery code"
          placeholder="XXXX-XXXX-XXXX-XXXX"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          size="md"
          error={errors.code}
          errorProps={{ role: 'alert' }}
          data-autofocus={fixedUsername !== null || undefined}
        />
        <Button type="submit" size="md" fullWidth loading={submitting}>
          Log on
        </Button>
      </Stack>
    </form>
  )
}
