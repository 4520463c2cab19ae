import { useMutation } from '@apollo/client/react'
import { TextInput } from '@mantine/core'
import { findUsernameProblem } from '@sallyport/shared/username'
import { showDone } from '../../components/feedback/toast.tsx'
import { FormDrawer } from '../../forms/form-drawer.tsx'
import { MustChangePassword } from '../../forms/must-change-password.tsx'
import { NewPasswordField } from '../../forms/new-password-field.tsx'
import { useRejectableForm } from '../../forms/use-rejectable-form.ts'
import { CreateUserDocument, UsersDocument } from './gql/users.ts'
import { RolePicker } from './role-picker.tsx'

const EMPTY = { username: '', displayName: '', email: '', password: '', passwordMustChange: true, roles: ['user'] }

export function CreateUserDrawer({ onClose }: { onClose: () => void }) {
  const [createUser] = useMutation(CreateUserDocument, { refetchQueries: [UsersDocument] })
  const form = useRejectableForm({
    initialValues: EMPTY,
    validate: { username: findUsernameProblem },
    save: async ({ username, displayName, email, password, passwordMustChange, roles }) => {
      const input = {
        username: username.trim(),
        displayName: displayName.trim() || null,
        email: email.trim() || null,
        password: password || null,
        passwordMustChange: password !== '' && passwordMustChange,
        roles,
      }
      const result = (await createUser({ variables: { input } })).data!.createUser
      if (result.__typename === 'UserRejected') return result
      showDone(`User ${result.username} created.`)
      onClose()
      return null
    },
  })
  const { fields } = form
  return (
    <FormDrawer title="Create user" what="user" form={form} saveLabel="Create user" onClose={onClose}>
      <TextInput
        label="Username"
        description="The name used to log on. If Duo already knows the user, enter the same name."
        withAsterisk
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        {...fields.getInputProps('username')}
      />
      <TextInput
        label="Display name"
        description="Shown in the console. Optional."
        autoComplete="off"
        {...fields.getInputProps('displayName')}
      />
      <TextInput
        label="Email"
        description="Optional."
        type="email"
        autoComplete="off"
        {...fields.getInputProps('email')}
      />
      <NewPasswordField label="Password" name="password" canGenerate {...fields.getInputProps('password')} />
      <MustChangePassword {...fields.getInputProps('passwordMustChange', { type: 'checkbox' })} />
      <RolePicker {...fields.getInputProps('roles')} />
    </FormDrawer>
  )
}
