import { useMutation } from '@apollo/client/react'
import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { Copyable } from '../../components/copyable.tsx'
import { PermissionPicker } from '../../components/people/permission-picker.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { FormDrawer } from '../../forms/form-drawer.tsx'
import { focusFirstError } from '../../forms/focus-first-error.ts'
import { ApiTokensDocument, CreateApiTokenDocument } from './gql/api-tokens.ts'
import { useViewer } from '../../lib/client/viewer.ts'

const FIELDS: readonly string[] = ['name', 'permissions', 'expiresInDays']
const LIFETIMES = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '366', label: 'A year' },
]

/** Makes a token, and shows it this once. */
export function CreateApiTokenDrawer({ onClose }: { onClose: () => void }) {
  const { permissions } = useViewer()
  const [create] = useMutation(CreateApiTokenDocument, { refetchQueries: [ApiTokensDocument] })
  const [token, setToken] = useState<string | null>(null)
  const [otherProblems, setOtherProblems] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const form = useForm({
    initialValues: { name: '', permissions: [] as string[], expiresInDays: '90' },
    validate: {
      name: (typed) => (typed.trim() === '' ? 'Say what it is for.' : null),
      permissions: (chosen) => (chosen.length === 0 ? 'Choose at least one.' : null),
    },
  })
  const submit = form.onSubmit(
    async ({ name, permissions: chosen, expiresInDays }) => {
      setFailure(null)
      setOtherProblems([])
      try {
        const { data } = await create({
          variables: { input: { name: name.trim(), permissions: chosen, expiresInDays: Number(expiresInDays) } },
        })
        const result = data!.createApiToken
        if (result.__typename === 'CreatedApiToken') return setToken(result.token)
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
    <FormDrawer title="Make a token" what="token" hasChanges={token === null && form.isDirty()} onClose={onClose}>
      {token ? (
        <Stack>
          <Alert color="teal" variant="light" role="status" title="This is the only time that it is shown">
            <Stack gap="xs" align="flex-start">
              <Copyable value={token} what="token" />
              <Text size="sm">
                Put it where your script keeps its secrets, for instance into SALLYPORT_TOKEN. Whoever has it may what
                it may.
              </Text>
            </Stack>
          </Alert>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack>
            <TextInput
              label="Name"
              description="What it is for, so that somebody knows later whether it is still needed."
              placeholder="Nightly export"
              withAsterisk
              maxLength={100}
              autoComplete="off"
              data-autofocus
              {...form.getInputProps('name')}
            />
            <PermissionPicker
              label="What it may"
              description="Only what you may yourself can be given."
              offered={permissions}
              value={form.values.permissions}
              error={form.errors['permissions'] as string}
              onChange={(chosen) => form.setFieldValue('permissions', chosen)}
            />
            <Select label="Good for" data={LIFETIMES} allowDeselect={false} {...form.getInputProps('expiresInDays')} />
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
                Make the token
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </FormDrawer>
  )
}
