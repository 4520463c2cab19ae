import { useMutation } from '@apollo/client/react'
import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { PermissionPicker } from '../../components/people/permission-picker.tsx'
import { FormDrawer } from '../../forms/form-drawer.tsx'
import { requireText } from '../../forms/require-text.ts'
import { useRejectableForm } from '../../forms/use-rejectable-form.ts'
import { useViewer } from '../../lib/client/viewer.ts'
import { ApiTokensDocument, CreateApiTokenDocument } from './gql/api-tokens.ts'
import { NewApiToken } from './new-api-token.tsx'

const LIFETIMES = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '366', label: 'A year' },
]

/** Makes a token, and shows it this once. */
export function CreateApiTokenDrawer({ onClose }: { onClose: () => void }) {
  const { permissions: own } = useViewer()
  const [create] = useMutation(CreateApiTokenDocument, { refetchQueries: [ApiTokensDocument] })
  const [token, setToken] = useState<string | null>(null)
  const form = useRejectableForm({
    initialValues: { name: '', permissions: [] as string[], expiresInDays: '90' },
    validate: {
      name: requireText('Say what it is for.'),
      permissions: (chosen: string[]) => (chosen.length === 0 ? 'Choose at least one.' : null),
    },
    save: async ({ name, permissions, expiresInDays }) => {
      const { data } = await create({
        variables: { input: { name: name.trim(), permissions, expiresInDays: Number(expiresInDays) } },
      })
      const result = data!.createApiToken
      if (result.__typename === 'ApiTokenRejected') return result
      setToken(result.token)
      return null
    },
  })
  const { fields } = form
  return (
    <FormDrawer
      title="Make a token"
      what="token"
      form={form}
      saveLabel="Make the token"
      result={token && <NewApiToken token={token} onDone={onClose} />}
      onClose={onClose}>
      <TextInput
        label="Name"
        description="What it is for, so that somebody knows later whether it is still needed."
        placeholder="Nightly export"
        withAsterisk
        maxLength={100}
        autoComplete="off"
        data-autofocus
        {...fields.getInputProps('name')}
      />
      <PermissionPicker
        label="What it may"
        description="Only what you may yourself can be given."
        offered={own}
        {...fields.getInputProps('permissions')}
      />
      <Select label="Good for" data={LIFETIMES} allowDeselect={false} {...fields.getInputProps('expiresInDays')} />
    </FormDrawer>
  )
}
