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
  /** Names what is edited: "access type", "role". */
  what: string
  form: Omit<RejectableForm, 'fields'> & { fields: { submitting: boolean } }
  saveLabel: string
  /** Shown in place of the form after saving, for what can be shown only once. */
  result?: ReactNode
  onClose: () => void
  /** The fields. */
  children: ReactNode
}

/**
 * A drawer to create or edit something. Escape, the close button and links ask before they discard input. If the server refuses the
 * change because it could lock administrators out, the drawer shows the reasons and the way to override it.
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
              confirmLabel="Save anyway"
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
      {/* Mounted only when it asks: otherwise the Escape that opens it would also close it. */}
      {isAsking && (
        <ConfirmModal
          opened
          onClose={() => setAsking(false)}
          title="Close without saving?"
          confirmLabel="Close without saving"
          cancelLabel="Keep editing"
          isDangerous
          onConfirm={onClose}>
          Your entries for the {what} have not been saved and will be lost.
        </ConfirmModal>
      )}
    </>
  )
}
