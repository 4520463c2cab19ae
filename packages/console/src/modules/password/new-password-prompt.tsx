import { Button, Stack, Text } from '@mantine/core'
import { countCharacters, toNormalizedPassword } from '@sallyport/shared/password-rules'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { NewPasswordPromptFragment } from './gql/password.logon.ts'
import type { PromptProps } from '../../module-contract/console-module.ts'
import { SecretInput } from '../../module-contract/secret-input.tsx'
import { toProblemText } from '../../module-contract/problem-texts.ts'
import classes from './new-password-prompt.module.css'

/** The password was right but was set by someone else: the user chooses a new one before continuing. */
export function NewPasswordPrompt({ prompt, problem, submitting, onAnswer }: PromptProps<NewPasswordPromptFragment>) {
  const { username, minLength, maxLength } = prompt
  const input = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string | null>(null)

  useEffect(() => {
    if (!problem) return
    const { message, hint } = toProblemText(problem)
    setError(`${message} ${hint}`)
    input.current?.focus()
  }, [problem])

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const newPassword = input.current?.value ?? ''
    const length = countCharacters(toNormalizedPassword(newPassword))
    const reason =
      newPassword === ''
        ? 'Choose a new password.'
        : length < minLength
          ? `Too short: ${length} of at least ${minLength} characters.`
          : length > maxLength
            ? `Use at most ${maxLength} characters.`
            : null
    setError(reason)
    if (reason !== null) return input.current?.focus()
    onAnswer({ newPassword: { newPassword } })
  }
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack gap="md">
        <Text>
          Someone else set the password you entered. Choose a new one that only you know, and use it from now on.
        </Text>
        {/* For password managers: whose password it is. */}
        <input
          className={classes.hidden}
          type="text"
          name="username"
          autoComplete="username"
          defaultValue={username}
          readOnly
          tabIndex={-1}
          aria-hidden
        />
        <SecretInput
          ref={input}
          name="newPassword"
          label="New password"
          description={`At least ${minLength} characters. A few words in a row are easy to remember. Any character is allowed, including spaces.`}
          inputWrapperOrder={['label', 'description', 'input', 'error']}
          autoComplete="new-password"
          size="md"
          error={error}
          errorProps={{ role: 'alert' }}
          data-autofocus
        />
        <Button type="submit" size="md" fullWidth loading={submitting}>
          Set password and log on
        </Button>
      </Stack>
    </form>
  )
}
