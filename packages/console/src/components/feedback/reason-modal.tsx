import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { useReturnFocus } from '../../lib/page/use-return-focus.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { ReasonField, isReason } from './reason-field.tsx'

interface ReasonModalProps {
  title: string
  /** What will happen, in one sentence. */
  children: ReactNode
  reasonLabel: string
  confirmLabel: string
  isDangerous?: boolean
  onClose: () => void
  /** While this runs the dialog stays open; it shows any error thrown. */
  onConfirm: (reason: string) => Promise<void>
}

/** Asks for the reason of a change; the audit log keeps it. */
export function ReasonModal({
  title,
  children,
  reasonLabel,
  confirmLabel,
  isDangerous = false,
  onClose,
  onConfirm,
}: ReasonModalProps) {
  useReturnFocus()
  const [reason, setReason] = useState('')
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setRunning(true)
    setFailure(null)
    await onConfirm(reason.trim()).catch(setFailure)
    setRunning(false)
  }
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <Text size="sm">{children}</Text>
          <ReasonField label={reasonLabel} value={reason} onChange={setReason} data-autofocus />
          {failure !== null && <ProblemNotice error={failure} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              color={isDangerous ? 'red' : undefined}
              loading={isRunning}
              disabled={!isReason(reason)}
              title={isReason(reason) ? undefined : 'Give a reason first.'}>
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
