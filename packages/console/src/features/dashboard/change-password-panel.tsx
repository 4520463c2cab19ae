import { useMutation } from '@apollo/client/react'
import { Button, Checkbox, PasswordInput, Stack } from '@mantine/core'
import {
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR,
  countCharacters,
  toNormalizedPassword,
} from '@sallyport/shared/password-rules'
import { showDone } from '../../components/feedback/toast.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { FormProblems } from '../../forms/form-problems.tsx'
import { NewPasswordField } from '../../forms/new-password-field.tsx'
import { useRejectableForm } from '../../forms/use-rejectable-form.ts'
import { ChangePasswordDocument } from './gql/dashboard.ts'

interface ChangePasswordPanelProps {
  /** For the password manager, so that it changes the right entry. */
  username: string
  onChanged: () => void
}

export function ChangePasswordPanel({ username, onChanged }: ChangePasswordPanelProps) {
  const [changePassword] = useMutation(ChangePasswordDocument)
  const form = useRejectableForm({
    initialValues: { currentPassword: '', newPassword: '', endOtherSessions: true },
    validate: {
      currentPassword: (typed: string) => (typed === '' ? 'Enter your current password.' : null),
      newPassword: findPasswordProblem,
    },
    save: async (input) => {
      const result = (await changePassword({ variables: { input } })).data!.changePassword
      if (result.__typename === 'PasswordRejected') return result
      showDone(describeChanged(result.sessionsEnded))
      fields.reset()
      onChanged()
      return null
    },
  })
  const { fields } = form
  return (
    <Panel title="Change my password">
      <form onSubmit={form.submit} noValidate>
        <Stack>
          <FormProblems problems={form.problems} failure={form.failure} />
          <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
          <PasswordInput
            label="Current password"
            name="currentPassword"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what you typed' }}
            {...fields.getInputProps('currentPassword')}
            aria-invalid={fields.errors['currentPassword'] ? true : undefined}
          />
          <NewPasswordField label="New password" {...fields.getInputProps('newPassword')} />
          <Checkbox
            label="End my other sessions"
            description="Recommended if someone else may know the old password."
            {...fields.getInputProps('endOtherSessions', { type: 'checkbox' })}
          />
          <Button type="submit" loading={fields.submitting} style={{ alignSelf: 'flex-start' }}>
            Change password
          </Button>
        </Stack>
      </form>
    </Panel>
  )
}

function describeChanged(sessionsEnded: number): string {
  if (sessionsEnded === 0) return 'Password changed.'
  return `Password changed, and ${sessionsEnded === 1 ? 'one other session' : `${sessionsEnded} other sessions`} ended.`
}

/** Only rules that hold for every user. The server knows whether the user's scheme allows a shorter password. */
function findPasswordProblem(typed: string): string | null {
  const length = countCharacters(toNormalizedPassword(typed))
  if (length === 0) return 'Enter a new password.'
  if (length < MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR) return `Too short: ${length} characters.`
  if (length > MAX_PASSWORD_LENGTH) return `Use at most ${MAX_PASSWORD_LENGTH} characters.`
  return null
}
