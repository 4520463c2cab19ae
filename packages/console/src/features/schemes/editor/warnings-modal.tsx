import type { SchemeWarning } from '@sallyport/shared/scheme-warnings'
import { ConfirmModal } from '../../../components/feedback/confirm-modal.tsx'

interface WarningsModalProps {
  warnings: readonly SchemeWarning[]
  opened: boolean
  onClose: () => void
  onConfirm: () => Promise<void>
}

/** Before a flow goes live that is allowed and dangerous: what it means, and whether it is meant. */
export function WarningsModal({ warnings, opened, onClose, onConfirm }: WarningsModalProps) {
  return (
    <ConfirmModal
      opened={opened}
      onClose={onClose}
      title="Let administrators in with one factor?"
      confirmLabel="Save it all the same"
      cancelLabel="Go back"
      isDangerous
      onConfirm={onConfirm}>
      {warnings.map(({ code, message }) => (
        <p key={code}>{message}</p>
      ))}
      <p>That it was saved like this is in the audit log, and the overview goes on warning.</p>
    </ConfirmModal>
  )
}
