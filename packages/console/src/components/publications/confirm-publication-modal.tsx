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

/** Keeps a publication that nobody has tried, with the reason in words. */
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
      title={`Keep version ${version} without having tried it?`}
      reasonLabel="Why it may stay"
      confirmLabel="Keep it"
      onClose={onClose}
      onConfirm={async (reason) => {
        const { data } = await confirm({ variables: { key: schemeKey, version, reason } })
        showDone(`Version ${version} of ${name} stays.`)
        onConfirmed(data!.keepPublication)
      }}>
      It stays live though no administrator has logged on through it. Logging on through it in a new tab keeps it too,
      and proves that it works.
    </ReasonModal>
  )
}
