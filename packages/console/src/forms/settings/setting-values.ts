import type { FieldPartsFragment } from '../../lib/documents/gql/fragments.ts'

export type SettingValue = string | number | boolean | null
export type FormValues = Record<string, SettingValue>

/** The form's values: what is stored, else the default, else empty. Secrets are never known here: null means "unchanged". */
export function toFormValues(
  fields: readonly FieldPartsFragment[],
  stored: Readonly<Record<string, unknown>>,
): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, toFormValue(field, stored[field.name])]))
}

function toFormValue(field: FieldPartsFragment, stored: unknown): SettingValue {
  if (field.kind === 'secret') return null
  const value = stored ?? (field.defaultValue as unknown)
  if (field.kind === 'boolean') return value === true
  if (typeof value === 'string' || typeof value === 'number') return value
  return ''
}

/** The changed values as the API expects them: omitted fields stay unchanged, null clears one. */
export function listChanges(
  fields: readonly FieldPartsFragment[],
  initial: FormValues,
  current: FormValues,
): FormValues {
  const changes: FormValues = {}
  for (const { name, kind } of fields) {
    const value = current[name] ?? null
    if (kind === 'secret') {
      if (value !== null && value !== '') changes[name] = value
    } else if (normalize(value) !== normalize(initial[name] ?? null)) changes[name] = normalize(value)
  }
  return changes
}

const normalize = (value: SettingValue): SettingValue => {
  if (typeof value !== 'string') return value
  const text = value.trim()
  return text === '' ? null : text
}
