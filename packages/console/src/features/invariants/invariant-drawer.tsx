import { useMutation } from '@apollo/client/react'
import { showDone } from '../../components/feedback/toast.tsx'
import { FormDrawer } from '../../forms/form-drawer.tsx'
import { requireText } from '../../forms/require-text.ts'
import { useRejectableForm } from '../../forms/use-rejectable-form.ts'
import { type InvariantPartsFragment, InvariantsDocument, SaveInvariantDocument } from './gql/invariants.ts'
import { InvariantFields, type InvariantValues, toInvariantValues } from './invariant-fields.tsx'

interface InvariantDrawerProps {
  /** null: creates one. */
  invariant: InvariantPartsFragment | null
  onClose: () => void
}

export function InvariantDrawer({ invariant, onClose }: InvariantDrawerProps) {
  const [saveInvariant] = useMutation(SaveInvariantDocument, { refetchQueries: [InvariantsDocument] })
  const form = useRejectableForm({
    initialValues: toInvariantValues(invariant),
    validate: {
      name: requireText('Enter a name.'),
      module: (chosen: string | null, { never }: InvariantValues) =>
        never === 'COMPLETE_WITHOUT' && !chosen ? 'Choose a module.' : null,
    },
    save: async ({ name, module, exception, factors, never, ...rest }, override) => {
      const input = {
        id: invariant?.id ?? null,
        revision: invariant?.revision ?? null,
        name: name.trim(),
        never,
        ...rest,
        module: never === 'COMPLETE_WITHOUT' ? module : null,
        exception: never === 'COMPLETE_BY_EXCEPTION' ? exception : null,
        factors: never === 'COMPLETE_WITH_FEWER_FACTORS' ? Number(factors) : null,
        override,
      }
      const result = (await saveInvariant({ variables: { input } })).data!.saveInvariant
      if (result.__typename === 'InvariantRejected') return result
      showDone(invariant ? 'Invariant saved.' : 'Invariant added.')
      onClose()
      return null
    },
  })
  return (
    <FormDrawer
      title={invariant ? `Edit ${invariant.name}` : 'Add invariant'}
      what="invariant"
      form={form}
      saveLabel={invariant ? 'Save invariant' : 'Add invariant'}
      onClose={onClose}>
      <InvariantFields fields={form.fields} />
    </FormDrawer>
  )
}
