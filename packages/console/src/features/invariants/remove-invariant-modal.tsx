import { useMutation } from '@apollo/client/react'
import { ReasonModal } from '../../components/feedback/reason-modal.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { type InvariantPartsFragment, InvariantsDocument, RemoveInvariantDocument } from './gql/invariants.ts'

interface RemoveInvariantModalProps {
  invariant: InvariantPartsFragment
  onClose: () => void
}

/** Removes an invariant, with a reason. */
export function RemoveInvariantModal({ invariant, onClose }: RemoveInvariantModalProps) {
  const [remove] = useMutation(RemoveInvariantDocument, {
    refetchQueries: [InvariantsDocument],
    awaitRefetchQueries: true,
  })
  return (
    <ReasonModal
      title={`Remove “${invariant.name}”?`}
      reasonLabel="Reason for removing"
      confirmLabel="Remove invariant"
      isDangerous
      onClose={onClose}
      onConfirm={async (reason) => {
        await remove({ variables: { id: invariant.id, reason } })
        showDone(`“${invariant.name}” removed.`)
        onClose()
      }}>
      Changes are no longer checked against it: {invariant.sentence}
    </ReasonModal>
  )
}
