import type { ApplicationView } from '../../../contract/applications.ts'
import { FormModal } from '../../components/form-modal.tsx'
import { RequiredTextInput } from '../../components/required-text-input.tsx'
import { useToast } from '../../components/toasts.tsx'
import { useRequiredText } from '../../components/use-required-text.ts'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'

interface RenameApplicationModalProps {
  application: ApplicationView
  opened: boolean
  onClose: () => void
}

export function RenameApplicationModal({ application, opened, onClose }: RenameApplicationModalProps) {
  const name = useRequiredText(application.name)
  const toast = useToast()
  const rename = useAction(() =>
    controlRequest('PATCH', `/applications/${encodeURIComponent(application.integrationKey)}`, { name: name.text }),
  )
  return (
    <FormModal
      opened={opened}
      title="Rename application"
      submitLabel="Rename application"
      action={rename}
      isReady={name.check}
      onDone={() => toast(`Renamed to ${name.text}`)}
      onClose={onClose}>
      <RequiredTextInput
        field={name}
        label="Name"
        description="Shown on the phone with every request."
        missing="Enter a name"
      />
    </FormModal>
  )
}
