import { Stack } from '@mantine/core'
import type { FieldPartsFragment } from '../../lib/documents/gql/fragments.ts'
import { SettingInput } from './setting-input.tsx'
import type { FormValues, SettingValue } from './setting-values.ts'

interface SettingInputsProps {
  fields: readonly FieldPartsFragment[]
  values: FormValues
  errors: Readonly<Record<string, string>>
  secretsSet?: readonly string[]
  isReadOnly?: boolean
  onChange: (name: string, value: SettingValue) => void
}

/** The inputs for a list of settings, in its order. */
export function SettingInputs({
  fields,
  values,
  errors,
  secretsSet = [],
  isReadOnly = false,
  onChange,
}: SettingInputsProps) {
  return (
    <Stack gap="lg">
      {fields.map((field) => (
        <SettingInput
          key={field.name}
          field={field}
          value={values[field.name] ?? null}
          error={errors[field.name]}
          isSecretSet={secretsSet.includes(field.name)}
          isReadOnly={isReadOnly}
          onChange={(value) => onChange(field.name, value)}
        />
      ))}
    </Stack>
  )
}
