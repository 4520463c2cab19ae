import { Button, type ButtonProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { ConfirmModal } from './confirm-modal.tsx'

interface ConfirmButtonProps extends ButtonProps {
  children: string
  /** Accessible name where several such buttons stand on a page: "End session of alice". */
  label?: string
  title: string
  /** What will happen, in a sentence. */
  consequence: ReactNode
  confirmLabel?: string
  isDangerous?: boolean
  onConfirm: () => Promise<void> | void
}

/** A button that asks first. */
export function ConfirmButton({ children, label, title, consequence, confirmLabel, isDangerous = true, onConfirm, ...buttonProps }: ConfirmButtonProps) {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="default" size="xs" {...buttonProps} onClick={open} aria-label={label}>
        {children}
      </Button>
      <ConfirmModal opened={opened} onClose={close} title={title} confirmLabel={confirmLabel ?? children} isDangerous={isDangerous} onConfirm={onConfirm}>
        {consequence}
      </ConfirmModal>
    </>
  )
}
