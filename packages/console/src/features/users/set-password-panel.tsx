import { useMutation } from '@apollo/client/react'
import { Alert, Button, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { GuardModal } from '../../components/lockout/refused-change-modal.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { MustChangePassword } from '../../forms/must-change-password.tsx'
import { NewPasswordField } from '../../forms/new-password-field.tsx'
import { formatExactTime } from '../../lib/time/format-time.ts'
import { isOfGuard } from '../../lib/errors/overridable-codes.ts'
import { SetPasswordDocument, type UserQuery, type UserRefusalFragment, UserSessionsDocument } from './gql/users.ts'

/** A new password for somebody who has lost theirs. */
export function SetPasswordPanel({ user }: { user: NonNullable<UserQuery['user']> }) {
  const [setPassword, { loading }] = useMutation(SetPasswordDocument, { refetchQueries: [UserSessionsDocument] })
  const [typed, setTyped] = useState('')
  const [mustChange, setMustChange] = useState(true)
  const [fieldProblem, setFieldProblem] = useState<string>()
  const [otherProblem, setOtherProblem] = useState<string>()
  const [refusal, setRefusal] = useState<UserRefusalFragment | null>(null)
  const [failure, setFailure] = useState<unknown>(null)

  const save = async (override: string | null) => {
    const { data } = await setPassword({
      variables: {
        input: { userId: user.id, password: typed, passwordMustChange: mustChange, ...(override && { override }) },
      },
    })
    const result = data!.setPassword
    if (result.__typename === 'UserRejected') {
      if (isOfGuard(result.problems)) return setRefusal(result)
      setFieldProblem(result.problems.find((problem) => problem.field === 'password')?.message)
      setOtherProblem(result.problems.find((problem) => problem.field !== 'password')?.message)
      return
    }
    setRefusal(null)
    setTyped('')
    showDone(`Password of ${user.username} set.`)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFailure(null)
    setOtherProblem(undefined)
    if (typed === '') return setFieldProblem('Enter or generate a password.')
    await save(null).catch(setFailure)
  }
  return (
    <Panel title="Password">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack align="stretch" gap="sm">
          <Text size="sm" c="dimmed">
            {describePassword(user)}
          </Text>
          <NewPasswordField
            label="New password"
            name="password"
            canGenerate
            value={typed}
            error={fieldProblem}
            onChange={(value) => {
              setTyped(value)
              setFieldProblem(undefined)
            }}
          />
          <MustChangePassword checked={mustChange} onChange={setMustChange} />
          {otherProblem && (
            <Alert color="red" variant="light" role="alert">
              {otherProblem}
            </Alert>
          )}
          {failure !== null && <ProblemNotice error={failure} />}
          <Button type="submit" loading={loading} variant="default" style={{ alignSelf: 'flex-start' }}>
            Set password
          </Button>
        </Stack>
      </form>
      <GuardModal
        title="The password was not set"
        refusal={refusal}
        confirmLabel="Set it all the same"
        onOverride={save}
        onClose={() => setRefusal(null)}
      />
    </Panel>
  )
}

function describePassword({ hasPassword, initialPasswordExpiresAt }: NonNullable<UserQuery['user']>): string {
  if (!hasPassword) return 'No password is set, so this user can’t pass a password step.'
  const replaced = 'A new one replaces it and ends this user’s sessions.'
  if (!initialPasswordExpiresAt) return `A password is set. ${replaced}`
  const isOver = Date.parse(initialPasswordExpiresAt) <= Date.now()
  return isOver
    ? `The password that was set for them expired on ${formatExactTime(initialPasswordExpiresAt)}. They need a new one to log on.`
    : `A password is set that they have not replaced by one of their own yet. They can until ${formatExactTime(initialPasswordExpiresAt)}. ${replaced}`
}
