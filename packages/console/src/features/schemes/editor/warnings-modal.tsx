import type { SchemeWarning } from '@sallyport/shared/scheme-warnings'
import { ConfirmModal } from '../../../components/feedback/confirm-modal.tsx'

interface WarningsModalProps {
  warnings: readonly SchemeWarning[]
  opened: boolean
  onClose: () => void
  onConfirm: () => Promise<void>
}

/** Asks for confirmation before steps go live that are allowed but risky. */
export function WarningsModal({ warnings, opened, onClose, onConfirm }: WarningsModalProps) {
  return (
    <ConfirmModal
      opened={opened}
      onClose={onClose}
      title="Allow administrators to log on with one factor?"
      confirmLabel="Save anyway"
      cancelLabel="Go back"
      isDangerous
      onConfirm={onConfirm}>
      {warnings.map(({ code, message }) => (
        <p key={code}>{message}</p>
      ))}
      <p>The audit log records this decision, and the overview keeps showing the warning.</p>
    </ConfirmModal>
  )
}
