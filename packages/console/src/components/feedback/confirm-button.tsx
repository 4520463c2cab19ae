import { Button, type ButtonProps } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useState } from 'react'

// Dialogs are heavy, and most visits to a page open none.
const ConfirmModal = lazy(async () => ({ default: (await import('./confirm-modal.tsx')).ConfirmModal }))

interface ConfirmButtonProps extends ButtonProps {
  children: string
  /** Accessible name where a page has several such buttons: "End session of alice". */
  label?: string
  title: string
  /** What will happen, in one sentence. */
  consequence: ReactNode
  confirmLabel?: string
  isDangerous?: boolean
  onConfirm: () => Promise<void> | void
}

/** A button that asks for confirmation. */
export function ConfirmButton({
  children,
  label,
  title,
  consequence,
  confirmLabel,
  isDangerous = true,
  onConfirm,
  ...buttonProps
}: ConfirmButtonProps) {
  const [opened, setOpened] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const open = () => {
    setWasOpened(true)
    setOpened(true)
  }
  return (
    <>
      <Button variant="default" size="xs" {...buttonProps} onClick={open} aria-label={label}>
        {children}
      </Button>
      {wasOpened && (
        <Suspense fallback={null}>
          <ConfirmModal
            opened={opened}
            onClose={() => setOpened(false)}
            title={title}
            confirmLabel={confirmLabel ?? children}
            isDangerous={isDangerous}
            onConfirm={onConfirm}>
            {consequence}
          </ConfirmModal>
        </Suspense>
      )}
    </>
  )
}
