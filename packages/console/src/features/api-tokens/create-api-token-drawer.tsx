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
  { value: '366', label: '1 year' },
]

/** Creates a token and shows it once. */
export function CreateApiTokenDrawer({ onClose }: { onClose: () => void }) {
  const { permissions: own } = useViewer()
  const [create] = useMutation(CreateApiTokenDocument, { refetchQueries: [ApiTokensDocument] })
  const [token, setToken] = useState<string | null>(null)
  const form = useRejectableForm({
    initialValues: { name: '', permissions: [] as string[], expiresInDays: '90' },
    validate: {
      name: requireText('Enter a name.'),
      permissions: (chosen: string[]) => (chosen.length === 0 ? 'Choose at least one permission.' : null),
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
      title="Create token"
      what="token"
      form={form}
      saveLabel="Create token"
      result={token && <NewApiToken token={token} onDone={onClose} />}
      onClose={onClose}>
      <TextInput
        label="Name"
        description="The purpose of the token, so that others know if it is still needed."
        placeholder="Nightly export"
        withAsterisk
        maxLength={100}
        autoComplete="off"
        data-autofocus
        {...fields.getInputProps('name')}
      />
      <PermissionPicker
        label="Permissions"
        description="You can only grant permissions you have yourself."
        offered={own}
        {...fields.getInputProps('permissions')}
      />
      <Select label="Expires after" data={LIFETIMES} allowDeselect={false} {...fields.getInputProps('expiresInDays')} />
    </FormDrawer>
  )
}
