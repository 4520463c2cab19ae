import { useMutation } from '@apollo/client/react'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { showDone } from '../../components/feedback/toast.tsx'
import { RefusedChangeModal } from '../../components/lockout/refused-change-modal.tsx'
import { FormProblems } from '../../forms/form-problems.tsx'
import { useRejectableForm } from '../../forms/use-rejectable-form.ts'
import { SetExternalNameDocument, UserDocument } from './gql/users.ts'

interface ExternalNameFormProps {
  userId: string
  module: string
  label: string
  help: string | null
  name: string | null
}

/** A user's name at another service, if it differs from the one derived by the module's settings. */
export function ExternalNameForm({ userId, module, label, help, name }: ExternalNameFormProps) {
  const [setName] = useMutation(SetExternalNameDocument, { refetchQueries: [UserDocument], awaitRefetchQueries: true })
  const form = useRejectableForm({
    initialValues: { name: name ?? '' },
    save: async ({ name: typed }, override) => {
      const input = { userId, module, name: typed.trim() || null, ...(override && { override }) }
      const result = (await setName({ variables: { input } })).data!.setExternalName
      if (result.__typename === 'ExternalNameRejected') return result
      showDone(`${label} ${typed.trim() === '' ? 'removed' : 'saved'}.`)
      return null
    },
  })
  const { fields } = form
  return (
    <>
      <form onSubmit={form.submit} noValidate>
        <Stack gap="sm">
          <FormProblems problems={form.problems} failure={form.failure} />
          <Group align="flex-end" gap="sm">
            <TextInput
              label={label}
              description={help}
              placeholder="Derived by the settings"
              autoComplete="off"
              spellCheck={false}
              style={{ flex: '1 1 14rem' }}
              {...fields.getInputProps('name')}
            />
            <Button
              type="submit"
              variant="default"
              loading={fields.submitting}
              disabled={fields.values.name.trim() === (name ?? '')}>
              Save name
            </Button>
          </Group>
        </Stack>
      </form>
      <RefusedChangeModal
        title={`${label} was not changed`}
        refusal={form.refusal}
        confirmLabel="Change anyway"
        onOverride={form.override}
        onClose={form.withdraw}
      />
    </>
  )
}
