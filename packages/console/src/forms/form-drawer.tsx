import { Button, Drawer, Group, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ConfirmModal } from '../components/feedback/confirm-modal.tsx'
import { RefusedChange } from '../components/lockout/refused-change.tsx'
import { useReturnFocus } from '../lib/page/use-return-focus.ts'
import { FormProblems } from './form-problems.tsx'
import { UnsavedChangesGuard } from './unsaved-changes-guard.tsx'
import type { RejectableForm } from './use-rejectable-form.ts'

interface FormDrawerProps {
  title: string
  /** "access type", "role": what would be lost. */
  what: string
  form: Omit<RejectableForm, 'fields'> & { fields: { submitting: boolean } }
  saveLabel: string
  /** Shown in place of the form once there is something to show that was made. */
  result?: ReactNode
  onClose: () => void
  /** The fields. */
  children: ReactNode
}

/**
 * A drawer to create or edit something. Neither Escape nor the cross nor a link discards what was typed without asking. Where the
 * server refuses the change because of what it would do to the administrators, it shows who and why, and the way to override that.
 */
export function FormDrawer({ title, what, form, saveLabel, result, onClose, children }: FormDrawerProps) {
  useReturnFocus()
  const [isAsking, setAsking] = useState(false)
  const hasUnsavedChanges = form.hasUnsavedChanges && !result
  return (
    <>
      <Drawer
        opened
        onClose={() => (hasUnsavedChanges ? setAsking(true) : onClose())}
        title={title}
        closeOnClickOutside={false}
        closeOnEscape={!isAsking}>
        {result ??
          (form.refusal ? (
            <RefusedChange
              refusal={form.refusal}
              confirmLabel="Save it all the same"
              onOverride={form.override}
              onCancel={form.withdraw}
            />
          ) : (
            <form onSubmit={form.submit} noValidate>
              <Stack>
                <FormProblems problems={form.problems} failure={form.failure} />
                {children}
                <Group justify="flex-end">
                  <Button variant="default" onClick={onClose}>
                    Cancel
                  </Button>
                  <Button type="submit" loading={form.fields.submitting}>
                    {saveLabel}
                  </Button>
                </Group>
              </Stack>
            </form>
          ))}
      </Drawer>
      <UnsavedChangesGuard isActive={hasUnsavedChanges} what={what} />
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
