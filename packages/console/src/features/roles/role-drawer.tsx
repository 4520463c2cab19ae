import { useMutation } from '@apollo/client/react'
import { TextInput } from '@mantine/core'
import { showDone } from '../../components/feedback/toast.tsx'
import { PermissionPicker } from '../../components/people/permission-picker.tsx'
import { FormDrawer } from '../../forms/form-drawer.tsx'
import { requireText } from '../../forms/require-text.ts'
import { useRejectableForm } from '../../forms/use-rejectable-form.ts'
import { useViewer } from '../../lib/client/viewer.ts'
import { type RolePartsFragment, RolesAndTheirUseDocument, SaveRoleDocument } from './gql/roles.ts'

interface RoleDrawerProps {
  /** null: creates one. */
  role: RolePartsFragment | null
  onClose: () => void
}

export function RoleDrawer({ role, onClose }: RoleDrawerProps) {
  const { permissions: own } = useViewer()
  const [saveRole] = useMutation(SaveRoleDocument, { refetchQueries: [RolesAndTheirUseDocument] })
  const form = useRejectableForm({
    initialValues: {
      name: role?.name ?? '',
      title: role?.title ?? '',
      description: role?.description ?? '',
      permissions: [...(role?.permissions ?? [])],
    },
    validate: { title: requireText('Enter a title.'), name: requireText('Enter a name.') },
    save: async ({ name, title, description, permissions }) => {
      const input = { name: name.trim(), title: title.trim(), description: description.trim(), permissions }
      const { data } = await saveRole({ variables: { input: { ...input, revision: role?.revision ?? null } } })
      const result = data!.saveRole
      if (result.__typename === 'RoleRejected') return result
      showDone(role ? `${result.title} saved.` : `${result.title} added.`)
      onClose()
      return null
    },
  })
  const { fields } = form
  return (
    <FormDrawer
      title={role ? `Edit ${role.title}` : 'Add role'}
      what="role"
      form={form}
      saveLabel={role ? 'Save role' : 'Add role'}
      onClose={onClose}>
      <TextInput
        label="Title"
        withAsterisk
        placeholder="Help desk"
        autoComplete="off"
        data-autofocus
        {...fields.getInputProps('title')}
      />
      {!role && (
        <TextInput
          label="Name"
          description="Lowercase letters, digits and hyphens. Scripts refer to it; it cannot be changed later."
          withAsterisk
          placeholder="helpdesk"
          autoComplete="off"
          spellCheck={false}
          {...fields.getInputProps('name')}
        />
      )}
      <TextInput
        label="Description"
        description="Optional."
        autoComplete="off"
        {...fields.getInputProps('description')}
      />
      <PermissionPicker
        label="Permissions"
        description="You can only grant permissions you have yourself."
        offered={own}
        {...fields.getInputProps('permissions')}
      />
    </FormDrawer>
  )
}
