import { useMutation } from '@apollo/client/react'
import { Alert, Button, Checkbox, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR,
  countCharacters,
  toNormalizedPassword,
} from '@sallyport/shared/password-rules'
import { useState } from 'react'
import { Panel } from '../../components/page/panel.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { NewPasswordField } from '../../forms/new-password-field.tsx'
import { ChangePasswordDocument } from './gql/dashboard.ts'

interface ChangePasswordPanelProps {
  /** For the password manager, so that it changes the right entry. */
  username: string
  onChanged: () => void
}

export function ChangePasswordPanel({ username, onChanged }: ChangePasswordPanelProps) {
  const [changePassword] = useMutation(ChangePasswordDocument)
  const [failure, setFailure] = useState<unknown>(null)
  const [problems, setProblems] = useState<readonly string[]>([])
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', endOtherSessions: true },
    validate: {
      currentPassword: (typed) => (typed === '' ? 'Enter the password that you have now.' : null),
      newPassword: findPasswordProblem,
    },
  })

  const submit = form.onSubmit(
    async (values) => {
      setFailure(null)
      setProblems([])
      try {
        const { data } = await changePassword({ variables: { input: values } })
        const result = data?.changePassword
        if (result?.__typename === 'PasswordRejected') {
          form.setErrors(
            Object.fromEntries(result.problems.filter(hasInput).map((problem) => [problem.field, problem.message])),
          )
          setProblems(result.problems.filter((problem) => !hasInput(problem)).map((problem) => problem.message))
          const first = result.problems.find(hasInput)
          if (first) form.getInputNode(first.field)?.focus()
          return
        }
        const ended = result?.sessionsEnded ?? 0
        showDone(
          ended === 0
            ? 'Password changed.'
            : `Password changed, and ${ended === 1 ? 'one other session' : `${ended} other sessions`} ended.`,
        )
        form.reset()
        onChanged()
      } catch (error) {
        setFailure(error)
      }
    },
    (errors) => form.getInputNode(Object.keys(errors)[0] as 'newPassword')?.focus(),
  )
  return (
    <Panel title="Change my password">
      <form onSubmit={submit} noValidate>
        <Stack>
          <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
          <PasswordInput
            label="Current password"
            name="currentPassword"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what you typed' }}
            {...form.getInputProps('currentPassword')}
            aria-invalid={form.errors['currentPassword'] ? true : undefined}
            data-path="currentPassword"
          />
          <NewPasswordField
            label="New password"
            value={form.values.newPassword}
            error={form.errors['newPassword'] as string}
            onChange={(value) => form.setFieldValue('newPassword', value)}
          />
          <Checkbox
            label="End my other sessions"
            description="Safer where somebody else may know the old password."
            {...form.getInputProps('endOtherSessions', { type: 'checkbox' })}
          />
          {problems.length > 0 && (
            <Alert color="red" variant="light" role="alert">
              {problems.join(' ')}
            </Alert>
          )}
          {failure !== null && <ProblemNotice error={failure} />}
          <Button type="submit" loading={form.submitting} style={{ alignSelf: 'flex-start' }}>
            Change password
          </Button>
        </Stack>
      </form>
    </Panel>
  )
}

const hasInput = <P extends { field?: string | null }>(
  problem: P,
): problem is P & { field: 'currentPassword' | 'newPassword' } =>
  problem.field === 'currentPassword' || problem.field === 'newPassword'

/** Only what is certain here; whether 8 characters are enough depends on the user's scheme, which the server knows. */
function findPasswordProblem(typed: string): string | null {
  const length = countCharacters(toNormalizedPassword(typed))
  if (length === 0) return 'Enter a new password.'
  if (length < MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR) return `That has only ${length} characters. Make it longer.`
  if (length > MAX_PASSWORD_LENGTH) return `A password can have at most ${MAX_PASSWORD_LENGTH} characters.`
  return null
}
