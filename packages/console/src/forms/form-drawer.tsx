import { Drawer } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ConfirmModal } from '../components/feedback/confirm-modal.tsx'
import { useReturnFocus } from '../lib/page/use-return-focus.ts'
import { UnsavedChangesGuard } from './unsaved-changes-guard.tsx'

interface FormDrawerProps {
  title: string
  /** "access type", "role": what would be lost. */
  what: string
  hasChanges: boolean
  onClose: () => void
  children: ReactNode
}

/** A drawer with a form: neither Escape nor the cross nor a link throws away what was typed without asking. */
export function FormDrawer({ title, what, hasChanges, onClose, children }: FormDrawerProps) {
  useReturnFocus()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Drawer
        opened
        onClose={() => (hasChanges ? setAsking(true) : onClose())}
        title={title}
        closeOnClickOutside={false}
        closeOnEscape={!isAsking}>
        {children}
      </Drawer>
      <UnsavedChangesGuard isActive={hasChanges} what={what} />
      {/* Not there before it asks: the Escape that it answers would close it, too. */}
      {isAsking && (
        <ConfirmModal
          opened
          onClose={() => setAsking(false)}
          title="Close without saving?"
          confirmLabel="Close without saving"
          cancelLabel="Go on"
          isDangerous
          onConfirm={onClose}>
          What you have entered for the {what} has not been saved. It is lost if you close this.
        </ConfirmModal>
      )}
    </>
  )
}
