import { Button, Stack, Text, TextInput } from '@mantine/core'
import { type KeyboardEvent, type SubmitEvent, use, useEffect, useRef, useState } from 'react'
import type { PasswordPromptFragment } from './gql/password.logon.ts'
import type { PromptParts, PromptProps } from '../../module-contract/console-module.ts'
import { KnownUsername } from '../../module-contract/known-username.ts'
import { SecretInput } from '../../module-contract/secret-input.tsx'
import { toProblemText } from '../../module-contract/problem-texts.ts'

type Errors = { username?: string; password?: string }

const findField = (prompt: PromptParts, name: string) => prompt.fields.find((field) => field.name === name)

export function PasswordPrompt({ prompt, problem, submitting, onAnswer }: PromptProps<PasswordPromptFragment>) {
  const username = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const fixedUsername = use(KnownUsername)
  const [errors, setErrors] = useState<Errors>({})
  const [capsLock, setCapsLock] = useState(false)

  useEffect(() => {
    if (!problem) return
    const { message, hint } = toProblemText(problem)
    setErrors(
      problem.field === 'username' || problem.field === 'password' ? { [problem.field]: `${message} ${hint}` } : {},
    )
    // The password has to be entered again; the username stays.
    if (password.current) password.current.value = ''
    ;(problem.field === 'username' ? username : password).current?.focus()
  }, [problem])

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    // Read from the page, not from state: password managers may fill fields without an event.
    const name = username.current?.value.trim() ?? ''
    const secret = password.current?.value ?? ''
    const missing: Errors = {
      ...(prompt.asksUsername && name === '' && { username: 'Enter your username.' }),
      ...(secret === '' && { password: 'Enter your password.' }),
    }
    setErrors(missing)
    if (missing.username) return username.current?.focus()
    if (missing.password) return password.current?.focus()
    onAnswer({ password: { password: secret, ...(prompt.asksUsername && { username: name }) } })
  }
  const watchCapsLock = (event: KeyboardEvent): void => setCapsLock(event.getModifierState?.('CapsLock') ?? false)

  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack gap="md">
        {prompt.asksUsername && (
          <TextInput
            ref={username}
            name="username"
            label={findField(prompt, 'username')?.label ?? 'Username'}
            autoComplete="username"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            size="md"
            defaultValue={fixedUsername ?? findField(prompt, 'username')?.value ?? ''}
            readOnly={fixedUsername !== null}
            error={errors.username}
            errorProps={{ role: 'alert' }}
            data-autofocus={fixedUsername === null || undefined}
          />
        )}
        <div>
          <SecretInput
            ref={password}
            name="password"
            label={findField(prompt, 'password')?.label ?? 'Password'}
            autoComplete="current-password"
            size="md"
            onKeyDown={watchCapsLock}
            onKeyUp={watchCapsLock}
            onBlur={() => setCapsLock(false)}
            error={errors.password}
            errorProps={{ role: 'alert' }}
            data-autofocus
          />
          <Text size="sm" c="dimmed" mt={capsLock ? 4 : 0} role="status">
            {capsLock && 'Caps Lock is on.'}
          </Text>
        </div>
        <Button type="submit" size="md" fullWidth loading={submitting}>
          Log on
        </Button>
      </Stack>
    </form>
  )
}
