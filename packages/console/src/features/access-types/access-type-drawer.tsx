import { useMutation } from '@apollo/client/react'
import { showDone } from '../../components/feedback/toast.tsx'
import { FormDrawer } from '../../forms/form-drawer.tsx'
import { requireText } from '../../forms/require-text.ts'
import { useRejectableForm } from '../../forms/use-rejectable-form.ts'
import { AccessTypeFields, toAccessTypeValues } from './access-type-fields.tsx'
import {
  type AccessTypePartsFragment,
  AccessTypesDocument,
  CreateAccessTypeDocument,
  UpdateAccessTypeDocument,
} from './gql/access-types.ts'

interface AccessTypeDrawerProps {
  /** null: creates one. */
  accessType: AccessTypePartsFragment | null
  onClose: () => void
}

/** Creates or edits an access type. */
export function AccessTypeDrawer({ accessType, onClose }: AccessTypeDrawerProps) {
  const [create] = useMutation(CreateAccessTypeDocument, { refetchQueries: [AccessTypesDocument] })
  const [update] = useMutation(UpdateAccessTypeDocument)
  const form = useRejectableForm({
    initialValues: toAccessTypeValues(accessType),
    validate: { name: requireText('Enter a name.'), key: requireText('Enter a key.') },
    save: async ({ name, sessionDelivery, deniedText, ...rest }, override) => {
      const input = { ...rest, name: name.trim(), deniedText: deniedText.trim() || null, override }
      const result = accessType
        ? (await update({ variables: { input: { ...input, revision: accessType.revision } } })).data!.updateAccessType
        : (await create({ variables: { input: { ...input, sessionDelivery } } })).data!.createAccessType
      if (result.__typename === 'AccessTypeRejected') return result
      showDone(
        accessType
          ? `${result.name} saved.`
          : `${result.name} added. Its scheme asks for a password. Add the other steps it needs.`,
      )
      onClose()
      return null
    },
  })
  return (
    <FormDrawer
      title={accessType ? `Edit ${accessType.name}` : 'Add access type'}
      what="access type"
      form={form}
      saveLabel={accessType ? 'Save access type' : 'Add access type'}
      onClose={onClose}>
      <AccessTypeFields fields={form.fields} isNew={accessType === null} />
    </FormDrawer>
  )
}
