import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import type { FieldPartsFragment } from '../../lib/documents/gql/fragments.ts'
import { SecretField } from './secret-field.tsx'
import type { SettingValue } from './setting-values.ts'

interface SettingInputProps {
  field: FieldPartsFragment
  value: SettingValue
  error?: string
  /** Whether the server has a value for a secret. */
  isSecretSet: boolean
  isReadOnly: boolean
  onChange: (value: SettingValue) => void
}

/** The input for a setting's kind. An unknown kind is entered as text and checked by the server. */
export function SettingInput({ field, value, error, isSecretSet, isReadOnly, onChange }: SettingInputProps) {
  const common = {
    name: field.name,
    label: field.label,
    description: field.help,
    error,
    withAsterisk: field.required,
    inputWrapperOrder: ['label', 'description', 'input', 'error'] as ('label' | 'description' | 'input' | 'error')[],
  }
  switch (field.kind) {
    case 'secret':
      return (
        <SecretField
          field={field}
          value={typeof value === 'string' ? value : null}
          error={error}
          isSet={isSecretSet}
          isReadOnly={isReadOnly}
          onChange={onChange}
        />
      )
    case 'boolean':
      return (
        <Switch
          name={field.name}
          label={field.label}
          description={field.help}
          error={error}
          checked={value === true}
          disabled={isReadOnly}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'integer':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          min={field.minimum ?? undefined}
          max={field.maximum ?? undefined}
          clampBehavior="none"
          allowDecimal={false}
          readOnly={isReadOnly}
          maw={240}
          onChange={(next) => onChange(next === '' ? '' : Number(next))}
        />
      )
    case 'choice':
      return (
        <Select
          {...common}
          data={field.options.map(({ value: optionValue, label }) => ({ value: optionValue, label }))}
          value={typeof value === 'string' ? value : null}
          allowDeselect={false}
          readOnly={isReadOnly}
          onChange={(next) => onChange(next ?? '')}
        />
      )
    default:
      return (
        <TextInput
          {...common}
          value={typeof value === 'string' ? value : ''}
          readOnly={isReadOnly}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}
