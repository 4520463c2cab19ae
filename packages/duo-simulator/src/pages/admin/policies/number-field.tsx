import { TextInput } from '@mantine/core'
import type { PolicyNumberField } from './draft.ts'
import type { PolicyFieldProps } from './field-props.ts'

interface NumberFieldProps extends PolicyFieldProps {
  field: PolicyNumberField
  label: string
  description?: string
}

export function NumberField({ field, label, description, draft, errors, set }: NumberFieldProps) {
  return (
    <TextInput
      name={field}
      label={label}
      description={description}
      value={draft[field]}
      error={errors[field]}
      inputMode="numeric"
      size="md"
      maw={320}
      onChange={(event) => set(field, event.currentTarget.value)}
    />
  )
}
