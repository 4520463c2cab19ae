import { useMutation } from '@apollo/client/react'
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { Copyable } from '../../components/copyable.tsx'
import { GuardModal } from '../../components/lockout/refused-change-modal.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { UnsavedChangesGuard } from '../../forms/unsaved-changes-guard.tsx'
import type { UserRowFragment } from '../../lib/documents/gql/fragments.ts'
import { UpdateUserDocument, type UserRefusalFragment } from './gql/users.ts'
import { isOfGuard } from '../../lib/errors/overridable-codes.ts'
import { RolePicker } from './role-picker.tsx'

const FIELDS = ['displayName', 'email', 'roles'] as const

/** Name, address and roles. */
export function ProfilePanel({ user, canWrite }: { user: UserRowFragment; canWrite: boolean }) {
  const [updateUser] = useMutation(UpdateUserDocument)
  const [failure, setFailure] = useState<unknown>(null)
  const [otherProblems, setOtherProblems] = useState<readonly string[]>([])
  const form = useForm({
    initialValues: { displayName: user.displayName ?? '', email: user.email ?? '', roles: [...user.roles].sort() },
  })

  const [refusal, setRefusal] = useState<UserRefusalFragment | null>(null)
  const save = async (override: string | null) => {
    const { displayName, email, roles } = form.getValues()
    // Roles only where they were changed: that is a sensitive change, a name is not.
    const hasNewRoles = form.isDirty('roles')
    const { data } = await updateUser({
      variables: {
        input: {
          id: user.id,
          displayName: displayName.trim() || null,
          email: email.trim() || null,
          ...(hasNewRoles && { roles }),
          ...(override && { override }),
        },
      },
    })
    const result = data!.updateUser
    if (result.__typename === 'UserRejected') {
      if (isOfGuard(result.problems)) return setRefusal(result)
      const known = result.problems.filter((problem) => FIELDS.some((field) => field === problem.field))
      form.setErrors(Object.fromEntries(known.map((problem) => [problem.field!, problem.message])))
      setOtherProblems(result.problems.filter((problem) => !known.includes(problem)).map((problem) => problem.message))
      return
    }
    setRefusal(null)
    form.setInitialValues({
      displayName: result.displayName ?? '',
      email: result.email ?? '',
      roles: [...result.roles].sort(),
    })
    form.reset()
    showDone('Changes saved.')
  }
  const submit = form.onSubmit(async () => {
    setFailure(null)
    setOtherProblems([])
    await save(null).catch(setFailure)
  })
  const hasChanges = form.isDirty()
  return (
    <Panel title="Profile">
      <UnsavedChangesGuard isActive={hasChanges && !form.submitting} what="user" />
      <form onSubmit={submit} noValidate>
        <Stack>
          <Stack gap={4}>
            <Copyable value={user.id} what="user id" />
            <Text size="sm" c="dimmed">
              Created <RelativeTime at={user.createdAt} /> · last logon{' '}
              {user.lastLogonAt ? <RelativeTime at={user.lastLogonAt} /> : 'never'}
            </Text>
          </Stack>
          <TextInput
            label="Display name"
            autoComplete="off"
            readOnly={!canWrite}
            {...form.getInputProps('displayName')}
          />
          <TextInput
            label="Email"
            type="email"
            autoComplete="off"
            readOnly={!canWrite}
            {...form.getInputProps('email')}
          />
          <RolePicker
            value={form.values.roles}
            error={form.errors['roles'] as string}
            isReadOnly={!canWrite}
            onChange={(roles) => form.setFieldValue('roles', [...roles].sort())}
          />
          {otherProblems.length > 0 && (
            <Alert color="red" variant="light" role="alert">
              {otherProblems.join(' ')}
            </Alert>
          )}
          {failure !== null && <ProblemNotice error={failure} />}
          {canWrite && (
            <Group>
              <Button
                type="submit"
                loading={form.submitting}
                disabled={!hasChanges}
                title={hasChanges ? undefined : 'Nothing has been changed.'}>
                Save user
              </Button>
              {hasChanges && (
                <Button variant="subtle" color="gray" onClick={() => form.reset()}>
                  Discard changes
                </Button>
              )}
            </Group>
          )}
        </Stack>
      </form>
      <GuardModal
        title="The user was not changed"
        refusal={refusal}
        confirmLabel="Change it all the same"
        onOverride={save}
        onClose={() => setRefusal(null)}
      />
    </Panel>
  )
}
