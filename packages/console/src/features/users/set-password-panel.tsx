import { useMutation } from '@apollo/client/react'
import { Button, Stack, Text } from '@mantine/core'
import { showDone } from '../../components/feedback/toast.tsx'
import { RefusedChangeModal } from '../../components/lockout/refused-change-modal.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { FormProblems } from '../../forms/form-problems.tsx'
import { MustChangePassword } from '../../forms/must-change-password.tsx'
import { NewPasswordField } from '../../forms/new-password-field.tsx'
import { useRejectableForm } from '../../forms/use-rejectable-form.ts'
import { formatExactTime } from '../../lib/time/format-time.ts'
import { SetPasswordDocument, type UserQuery, UserSessionsDocument } from './gql/users.ts'

type User = NonNullable<UserQuery['user']>

/** Sets a new password for a user who has lost theirs. */
export function SetPasswordPanel({ user }: { user: User }) {
  const [setPassword] = useMutation(SetPasswordDocument, { refetchQueries: [UserSessionsDocument] })
  const form = useRejectableForm({
    initialValues: { password: '', passwordMustChange: true },
    validate: { password: (typed: string) => (typed === '' ? 'Enter or generate a password.' : null) },
    save: async (values, override) => {
      const input = { userId: user.id, ...values, ...(override && { override }) }
      const result = (await setPassword({ variables: { input } })).data!.setPassword
      if (result.__typename === 'UserRejected') return result
      fields.setFieldValue('password', '')
      showDone(`Password of ${user.username} set.`)
      return null
    },
  })
  const { fields } = form
  return (
    <Panel title="Password">
      <form onSubmit={form.submit} noValidate>
        <Stack align="stretch" gap="sm">
          <Text size="sm" c="dimmed">
            {describePassword(user)}
          </Text>
          <FormProblems problems={form.problems} failure={form.failure} />
          <NewPasswordField label="New password" name="password" canGenerate {...fields.getInputProps('password')} />
          <MustChangePassword {...fields.getInputProps('passwordMustChange', { type: 'checkbox' })} />
          <Button type="submit" loading={fields.submitting} variant="default" style={{ alignSelf: 'flex-start' }}>
            Set password
          </Button>
        </Stack>
      </form>
      <RefusedChangeModal
        title="The password was not set"
        refusal={form.refusal}
        confirmLabel="Set anyway"
        onOverride={form.override}
        onClose={form.withdraw}
      />
    </Panel>
  )
}

function describePassword({ hasPassword, initialPasswordExpiresAt }: User): string {
  if (!hasPassword) return 'No password is set, so this user can’t pass a password step.'
  const replaced = 'Setting a new one ends this user’s sessions.'
  if (!initialPasswordExpiresAt) return `A password is set. ${replaced}`
  const isOver = Date.parse(initialPasswordExpiresAt) <= Date.now()
  return isOver
    ? `The initial password expired on ${formatExactTime(initialPasswordExpiresAt)}. The user needs a new one to log on.`
    : `The user has not replaced the initial password yet. It expires on ${formatExactTime(initialPasswordExpiresAt)}. ${replaced}`
}
