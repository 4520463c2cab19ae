import { useMutation } from '@apollo/client/react'
import type { SchemePartsFragment } from '../../lib/documents/gql/schemes.ts'
import { ReasonModal } from '../feedback/reason-modal.tsx'
import { showDone } from '../feedback/toast.tsx'
import { ConfirmPublicationDocument } from './gql/publications.ts'

interface ConfirmPublicationModalProps {
  schemeKey: string
  name: string
  version: number
  onClose: () => void
  onConfirmed: (scheme: SchemePartsFragment) => void
}

/** Confirms a publication that no administrator has logged on through, with a reason. */
export function ConfirmPublicationModal({
  schemeKey,
  name,
  version,
  onClose,
  onConfirmed,
}: ConfirmPublicationModalProps) {
  const [confirm] = useMutation(ConfirmPublicationDocument)
  return (
    <ReasonModal
      title={`Confirm version ${version} without trying it?`}
      reasonLabel="Reason for confirming"
      confirmLabel="Confirm publication"
      onClose={onClose}
      onConfirm={async (reason) => {
        const { data } = await confirm({ variables: { key: schemeKey, version, reason } })
        showDone(`Version ${version} of ${name} confirmed.`)
        onConfirmed(data!.keepPublication)
      }}>
      It stays live although no administrator has logged on through it. Logging on through it in a new tab also confirms
      it, and proves that it works.
    </ReasonModal>
  )
}
