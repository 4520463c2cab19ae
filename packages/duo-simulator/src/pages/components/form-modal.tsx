import { Button, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import type { Action } from '../control/use-action.ts'
import { ErrorNotice } from './error-notice.tsx'

interface FormModalProps {
  opened: boolean
  title: string
  submitLabel: string
  action: Pick<Action<[]>, 'run' | 'busy' | 'error'>
  /** Checks the fields before anything is sent; false keeps the form as it is. */
  isReady?: () => boolean
  /** Runs once the action has succeeded. */
  onDone: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog with one form, which stays open with the reason if its action fails. */
export function FormModal({
  opened,
  title,
  submitLabel,
  action,
  isReady = () => true,
  onDone,
  onClose,
  children,
}: FormModalProps) {
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isReady() || !(await action.run())) return
    onDone()
    onClose()
  }
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {children}
          <ErrorNotice error={action.error} />
          <Button type="submit" size="md" loading={action.busy}>
            {submitLabel}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
