import { useMutation } from '@apollo/client/react'
import type { SchemePartsFragment } from '../../lib/documents/gql/schemes.ts'
import { ReasonModal } from '../feedback/reason-modal.tsx'
import { showDone } from '../feedback/toast.tsx'
import { KeepPublicationDocument } from './gql/publications.ts'

interface KeepModalProps {
  schemeKey: string
  name: string
  version: number
  onClose: () => void
  onKept: (scheme: SchemePartsFragment) => void
}

/** Keeps a publication that nobody has tried, with the reason in words. */
export function KeepModal({ schemeKey, name, version, onClose, onKept }: KeepModalProps) {
  const [keep] = useMutation(KeepPublicationDocument)
  return (
    <ReasonModal
      title={`Keep version ${version} without having tried it?`}
      reasonLabel="Why it may stay"
      confirmLabel="Keep it"
      onClose={onClose}
      onConfirm={async (reason) => {
        const { data } = await keep({ variables: { key: schemeKey, version, reason } })
        showDone(`Version ${version} of ${name} stays.`)
        onKept(data!.keepPublication)
      }}>
      It stays live though no administrator has logged on through it. Logging on through it in a new tab keeps it too,
      and proves that it works.
    </ReasonModal>
  )
}
