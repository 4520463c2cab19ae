import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useReturnFocus } from '../../lib/page/use-return-focus.ts'
import { ProblemNotice } from './problem-notice.tsx'

interface ConfirmModalProps {
  opened: boolean
  onClose: () => void
  title: string
  /** What will happen, in one sentence. */
  children: ReactNode
  confirmLabel: string
  cancelLabel?: string
  isDangerous?: boolean
  /** While this runs the dialog stays open; it shows any error thrown. */
  onConfirm: () => Promise<void> | void
}

/** Asks for confirmation before a change that matters. */
export function ConfirmModal({
  opened,
  onClose,
  title,
  children,
  confirmLabel,
  cancelLabel = 'Cancel',
  isDangerous = false,
  onConfirm,
}: ConfirmModalProps) {
  useReturnFocus(opened)
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const close = () => {
    setError(null)
    onClose()
  }
  const confirm = async () => {
    setRunning(true)
    setError(null)
    try {
      await onConfirm()
      close()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setRunning(false)
    }
  }
  return (
    <Modal opened={opened} onClose={close} title={title}>
      <Stack>
        <Text component="div" size="sm">
          {children}
        </Text>
        {error !== null && <ProblemNotice error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            {cancelLabel}
          </Button>
          <Button color={isDangerous ? 'red' : undefined} loading={isRunning} onClick={() => void confirm()}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
