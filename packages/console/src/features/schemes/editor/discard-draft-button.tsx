import { useMutation } from '@apollo/client/react'
import { ConfirmButton } from '../../../components/feedback/confirm-button.tsx'
import { showDone } from '../../../components/feedback/toast.tsx'
import { DiscardDraftDocument } from '../gql/schemes.ts'
import { isConflict, toProblem } from '../../../lib/client/problem.ts'
import type { SchemePartsFragment } from '../../../lib/documents/gql/schemes.ts'

interface DiscardDraftButtonProps {
  schemeKey: string
  draft: number
  onDiscarded: (scheme: SchemePartsFragment) => void
  onConflict: () => void
}

export function DiscardDraftButton({ schemeKey, draft, onDiscarded, onConflict }: DiscardDraftButtonProps) {
  const [discardDraft] = useMutation(DiscardDraftDocument)
  const discard = async () => {
    try {
      const { data } = await discardDraft({ variables: { key: schemeKey, draft } })
      showDone('Draft discarded.')
      onDiscarded(data!.discardDraft)
    } catch (error) {
      if (!isConflict(toProblem(error).code)) throw error
      onConflict()
    }
  }
  return (
    <ConfirmButton
      size="sm"
      variant="subtle"
      color="gray"
      title="Discard the draft?"
      consequence="The editor returns to the live version. The draft’s steps stay in the history."
      confirmLabel="Discard draft"
      onConfirm={discard}>
      Discard draft
    </ConfirmButton>
  )
}
