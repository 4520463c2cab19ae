import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAction } from '../control/use-action.ts'
import { ErrorNotice } from './error-notice.tsx'

interface ConfirmModalProps {
  opened: boolean
  title: string
  /** The effect, in a sentence. */
  children: ReactNode
  /** Verb and noun: "Remove application". */
  confirmLabel: string
  onConfirm: () => Promise<unknown>
  onClose: () => void
}

export function ConfirmModal({ opened, title, children, confirmLabel, onConfirm, onClose }: ConfirmModalProps) {
  const confirm = useAction(onConfirm)
  const close = () => {
    confirm.clearError()
    onClose()
  }
  return (
    <Modal opened={opened} onClose={close} title={title}>
      <Stack gap="md">
        <Text>{children}</Text>
        <ErrorNotice error={confirm.error} />
        <Group justify="flex-end">
          <Button variant="default" size="md" onClick={close} data-autofocus>
            Cancel
          </Button>
          <Button
            size="md"
            color="red.9"
            loading={confirm.busy}
            onClick={async () => {
              if (await confirm.run()) close()
            }}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
