import { useMutation } from '@apollo/client/react'
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { findUsernameProblem } from '@sallyport/shared/username'
import { useState } from 'react'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { focusFirstError } from '../../forms/focus-first-error.ts'
import { FormDrawer } from '../../forms/form-drawer.tsx'
import { MustChangePassword } from '../../forms/must-change-password.tsx'
import { NewPasswordField } from '../../forms/new-password-field.tsx'
import { CreateUserDocument, UsersDocument } from './gql/users.ts'
import { RolePicker } from './role-picker.tsx'

const FIELDS = ['username', 'displayName', 'email', 'password', 'passwordMustChange', 'roles'] as const

export function CreateUserDrawer({ onClose }: { onClose: () => void }) {
  const [createUser] = useMutation(CreateUserDocument, { refetchQueries: [UsersDocument] })
  const [failure, setFailure] = useState<unknown>(null)
  const [otherProblems, setOtherProblems] = useState<readonly string[]>([])
  const form = useForm({
    initialValues: {
      username: '',
      displayName: '',
      email: '',
      password: '',
      passwordMustChange: true,
      roles: ['user'],
    },
    validate: { username: findUsernameProblem },
  })

  const submit = form.onSubmit(
    async ({ username, displayName, email, password, passwordMustChange, roles }) => {
      setFailure(null)
      setOtherProblems([])
      try {
        const { data } = await createUser({
          variables: {
            input: {
              username: username.trim(),
              displayName: displayName.trim() || null,
              email: email.trim() || null,
              password: password || null,
              passwordMustChange: password !== '' && passwordMustChange,
              roles,
            },
          },
        })
        const result = data!.createUser
        if (result.__typename === 'UserRejected') {
          const known = result.problems.filter((problem) => FIELDS.some((field) => field === problem.field))
          const errors = Object.fromEntries(known.map((problem) => [problem.field!, problem.message]))
          form.setErrors(errors)
          setOtherProblems(
            result.problems.filter((problem) => !known.includes(problem)).map((problem) => problem.message),
          )
          focusFirstError(form, errors)
          return
        }
        showDone(`User ${result.username} created.`)
        onClose()
      } catch (error) {
        setFailure(error)
      }
    },
    (errors) => focusFirstError(form, errors),
  )
  return (
    <FormDrawer title="Create user" what="user" hasChanges={form.isDirty()} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label="Username"
            description="What they type to log on. It must be the name by which Duo knows them, if Duo does already."
            withAsterisk
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            {...form.getInputProps('username')}
            data-path="username"
          />
          <TextInput
            label="Display name"
            description="How the console calls them. Optional."
            autoComplete="off"
            {...form.getInputProps('displayName')}
          />
          <TextInput
            label="Email"
            description="Optional."
            type="email"
            autoComplete="off"
            {...form.getInputProps('email')}
          />
          <NewPasswordField
            label="Password"
            name="password"
            canGenerate
            value={form.values.password}
            error={form.errors['password'] as string}
            onChange={(value) => form.setFieldValue('password', value)}
          />
          <MustChangePassword
            checked={form.values.passwordMustChange}
            error={form.errors['passwordMustChange'] as string}
            onChange={(checked) => form.setFieldValue('passwordMustChange', checked)}
          />
          <RolePicker
            value={form.values.roles}
            error={form.errors['roles'] as string}
            onChange={(roles) => form.setFieldValue('roles', roles)}
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
              Create user
            </Button>
          </Group>
        </Stack>
      </form>
    </FormDrawer>
  )
}
