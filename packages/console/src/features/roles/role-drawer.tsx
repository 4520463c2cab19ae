import { useMutation } from '@apollo/client/react'
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { PermissionPicker } from '../../components/people/permission-picker.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { FormDrawer } from '../../forms/form-drawer.tsx'
import { focusFirstError } from '../../forms/focus-first-error.ts'
import { type RolePartsFragment, RolesAndTheirUseDocument, SaveRoleDocument } from './gql/roles.ts'
import { useViewer } from '../../lib/client/viewer.ts'

interface RoleDrawerProps {
  /** null makes a new one. */
  role: RolePartsFragment | null
  onClose: () => void
}

const FIELDS: readonly string[] = ['name', 'title', 'description', 'permissions']

export function RoleDrawer({ role, onClose }: RoleDrawerProps) {
  const { permissions: own } = useViewer()
  const [save] = useMutation(SaveRoleDocument, { refetchQueries: [RolesAndTheirUseDocument] })
  const [otherProblems, setOtherProblems] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const form = useForm({
    initialValues: {
      name: role?.name ?? '',
      title: role?.title ?? '',
      description: role?.description ?? '',
      permissions: [...(role?.permissions ?? [])],
    },
    validate: {
      title: (typed) => (typed.trim() === '' ? 'Give it a title.' : null),
      name: (typed) => (typed.trim() === '' ? 'Give it a name.' : null),
    },
  })
  const submit = form.onSubmit(
    async ({ name, title, description, permissions }) => {
      setFailure(null)
      setOtherProblems([])
      try {
        const { data } = await save({
          variables: {
            input: {
              name: name.trim(),
              title: title.trim(),
              description: description.trim(),
              permissions,
              revision: role?.revision ?? null,
            },
          },
        })
        const result = data!.saveRole
        if (result.__typename === 'Role') {
          showDone(role ? `${result.title} saved.` : `${result.title} added.`)
          return onClose()
        }
        const errors = Object.fromEntries(
          result.problems
            .filter(({ field }) => FIELDS.includes(field ?? ''))
            .map(({ field, message }) => [field!, message]),
        )
        form.setErrors(errors)
        focusFirstError(form, errors)
        setOtherProblems(
          result.problems.filter(({ field }) => !FIELDS.includes(field ?? '')).map(({ message }) => message),
        )
      } catch (error) {
        setFailure(error)
      }
    },
    (errors) => focusFirstError(form, errors),
  )
  return (
    <FormDrawer
      title={role ? `Edit ${role.title}` : 'Add role'}
      what="role"
      hasChanges={form.isDirty()}
      onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label="Title"
            withAsterisk
            placeholder="Help desk"
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('title')}
          />
          {!role && (
            <TextInput
              label="Name"
              description="Small letters, digits and hyphens. Scripts name it; it never changes."
              withAsterisk
              placeholder="helpdesk"
              autoComplete="off"
              spellCheck={false}
              {...form.getInputProps('name')}
            />
          )}
          <TextInput
            label="Description"
            description="What it is for. Optional."
            autoComplete="off"
            {...form.getInputProps('description')}
          />
          <PermissionPicker
            label="What it allows"
            description="Only what you may yourself can be given."
            offered={own}
            value={form.values.permissions}
            error={form.errors['permissions'] as string}
            onChange={(permissions) => form.setFieldValue('permissions', permissions)}
          />
          {otherProblems.length > 0 && (
            <Alert color="red" variant="light" role="alert">
              {otherProblems.join(' ')}
            </Alert>
          )}
          {failure !== null && <ProblemNotice error={failure} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={form.submitting}>
              {role ? 'Save role' : 'Add role'}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormDrawer>
  )
}
