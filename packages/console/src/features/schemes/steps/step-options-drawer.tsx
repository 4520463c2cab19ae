import { Button, Drawer, Group, Stack, Text } from '@mantine/core'
import { checkSettings } from '@sallyport/shared/check-settings'
import { type FormEvent, useState } from 'react'
import { SettingInputs } from '../../../forms/settings/setting-inputs.tsx'
import { listChanges, toFormValues } from '../../../forms/settings/setting-values.ts'
import type { ApiModule } from './to-rule-module.ts'
import { toSettingFields } from '../../../forms/settings/to-setting-fields.ts'
import type { EditedStep } from './steps.ts'

interface StepOptionsDrawerProps {
  step: EditedStep | null
  module: ApiModule | undefined
  isReadOnly: boolean
  onClose: () => void
  onApply: (options: EditedStep['options']) => void
}

/** The options of one step. They become part of the edited steps; "Save scheme" publishes them. */
export function StepOptionsDrawer({ step, module, isReadOnly, onClose, onApply }: StepOptionsDrawerProps) {
  return (
    <Drawer
      opened={step !== null && module !== undefined}
      onClose={onClose}
      title={module ? `Options of ${module.title}` : ''}>
      {step && module && (
        <OptionsForm
          key={step.key}
          step={step}
          module={module}
          isReadOnly={isReadOnly}
          onApply={(options) => {
            onApply(options)
            onClose()
          }}
        />
      )}
    </Drawer>
  )
}

function OptionsForm({
  step,
  module,
  isReadOnly,
  onApply,
}: {
  step: EditedStep
  module: ApiModule
  isReadOnly: boolean
  onApply: StepOptionsDrawerProps['onApply']
}) {
  const [initial] = useState(() => toFormValues(module.stepOptions, step.options))
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Record<string, string>>({})

  const apply = (event: FormEvent) => {
    event.preventDefault()
    const merged = { ...step.options, ...listChanges(module.stepOptions, initial, values) }
    const options = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null))
    const { problems } = checkSettings(toSettingFields(module.stepOptions), options, { complete: true })
    setErrors(
      Object.fromEntries(
        problems.filter((problem) => problem.field).map((problem) => [problem.field, problem.message]),
      ),
    )
    if (problems.length === 0) onApply(options)
  }
  return (
    <form onSubmit={apply} noValidate>
      <Stack gap="lg">
        <Text size="sm" c="dimmed">
          These options apply to this step only. They take effect when the scheme is saved.
        </Text>
        <SettingInputs
          fields={module.stepOptions}
          values={values}
          errors={errors}
          isReadOnly={isReadOnly}
          onChange={(name, value) => setValues((current) => ({ ...current, [name]: value }))}
        />
        {!isReadOnly && (
          <Group justify="flex-end">
            <Button type="submit">Apply options</Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
