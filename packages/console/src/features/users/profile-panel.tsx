import { useMutation } from '@apollo/client/react'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { Copyable } from '../../components/copyable.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { RefusedChangeModal } from '../../components/lockout/refused-change-modal.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { FormProblems } from '../../forms/form-problems.tsx'
import { UnsavedChangesGuard } from '../../forms/unsaved-changes-guard.tsx'
import { type Rejection, useRejectableForm } from '../../forms/use-rejectable-form.ts'
import type { UserRowFragment } from '../../lib/documents/gql/fragments.ts'
import { UpdateUserDocument } from './gql/users.ts'
import { RolePicker } from './role-picker.tsx'

const toValues = ({ displayName, email, roles }: Pick<UserRowFragment, 'displayName' | 'email' | 'roles'>) => ({
  displayName: displayName ?? '',
  email: email ?? '',
  roles: [...roles].sort(),
})

/** Name, email and roles. */
export function ProfilePanel({ user, canWrite }: { user: UserRowFragment; canWrite: boolean }) {
  const [updateUser] = useMutation(UpdateUserDocument)
  const form = useRejectableForm({
    initialValues: toValues(user),
    save: async ({ displayName, email, roles }, override): Promise<Rejection | null> => {
      const input = {
        id: user.id,
        displayName: displayName.trim() || null,
        email: email.trim() || null,
        // Roles only if they were changed: that is a sensitive change, a new name is not.
        ...(fields.isDirty('roles') && { roles }),
        ...(override && { override }),
      }
      const result = (await updateUser({ variables: { input } })).data!.updateUser
      if (result.__typename === 'UserRejected') return result
      fields.setInitialValues(toValues(result))
      fields.reset()
      showDone('Changes saved.')
      return null
    },
  })
  const { fields } = form
  const hasChanges = fields.isDirty()
  return (
    <Panel title="Profile">
      <UnsavedChangesGuard isActive={form.hasUnsavedChanges} what="user" />
      <form onSubmit={form.submit} noValidate>
        <Stack>
          <Stack gap={4}>
            <Copyable value={user.id} what="user ID" />
            <Text size="sm" c="dimmed">
              Created <RelativeTime at={user.createdAt} /> · last logon{' '}
              {user.lastLogonAt ? <RelativeTime at={user.lastLogonAt} /> : 'never'}
            </Text>
          </Stack>
          <FormProblems problems={form.problems} failure={form.failure} />
          <TextInput
            label="Display name"
            autoComplete="off"
            readOnly={!canWrite}
            {...fields.getInputProps('displayName')}
          />
          <TextInput
            label="Email"
            type="email"
            autoComplete="off"
            readOnly={!canWrite}
            {...fields.getInputProps('email')}
          />
          <RolePicker
            readOnly={!canWrite}
            {...fields.getInputProps('roles')}
            onChange={(roles) => fields.setFieldValue('roles', [...roles].sort())}
          />
          {canWrite && (
            <Group>
              <Button
                type="submit"
                loading={fields.submitting}
                disabled={!hasChanges}
                title={hasChanges ? undefined : 'No changes.'}>
                Save user
              </Button>
              {hasChanges && (
                <Button variant="subtle" color="gray" onClick={() => fields.reset()}>
                  Discard changes
                </Button>
              )}
            </Group>
          )}
        </Stack>
      </form>
      <RefusedChangeModal
        title="The user was not changed"
        refusal={form.refusal}
        onOverride={form.override}
        onClose={form.withdraw}
        confirmLabel="Change anyway"
      />
    </Panel>
  )
}
