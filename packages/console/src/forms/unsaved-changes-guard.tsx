import { useEffect, useRef } from 'react'
import { useBlocker } from 'react-router'
import { ConfirmModal } from '../components/feedback/confirm-modal.tsx'

interface UnsavedChangesGuardProps {
  isActive: boolean
  /** Names what is edited: "settings", "scheme". */
  what: string
}

/** Asks before unsaved changes are lost through a link, a tab, the back button, or by closing the window. */
export function UnsavedChangesGuard({ isActive, what }: UnsavedChangesGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isActive && currentLocation.pathname !== nextLocation.pathname,
  )
  // The dialog closes after either answer; only "Stay here" may reset the blocker.
  const isLeaving = useRef(false)
  useEffect(() => {
    if (!isActive) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isActive])

  return (
    <ConfirmModal
      opened={blocker.state === 'blocked'}
      onClose={() => {
        if (!isLeaving.current && blocker.state === 'blocked') blocker.reset()
        isLeaving.current = false
      }}
      title="Leave without saving?"
      confirmLabel="Leave without saving"
      cancelLabel="Stay here"
      isDangerous
      onConfirm={() => {
        if (blocker.state !== 'blocked') return
        isLeaving.current = true
        blocker.proceed()
      }}>
      Your changes to the {what} have not been saved and will be lost.
    </ConfirmModal>
  )
}
