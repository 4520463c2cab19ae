import type { SettingField, SettingFields } from '@sallyport/shared/setting-field'
import type { FieldPartsFragment } from '../../lib/documents/gql/fragments.ts'

/** Converts the API's description of fields for the shared rules. Only the server checks a kind that is unknown here. */
export function toSettingFields(fields: readonly FieldPartsFragment[]): SettingFields {
  return Object.fromEntries(fields.map((field) => [field.name, toSettingField(field)]))
}

function toSettingField(field: FieldPartsFragment): SettingField {
  const base = { label: field.label, help: field.help ?? undefined, required: field.required }
  const text = {
    pattern: field.pattern ?? undefined,
    patternMessage: field.patternMessage ?? undefined,
    maxLength: field.maxLength ?? undefined,
  }
  const defaultValue: unknown = field.defaultValue
  switch (field.kind) {
    case 'secret':
      return { ...base, ...text, kind: 'secret' }
    case 'boolean':
      return { ...base, kind: 'boolean', default: defaultValue === true }
    case 'integer':
      return {
        ...base,
        kind: 'integer',
        default: typeof defaultValue === 'number' ? defaultValue : undefined,
        minimum: field.minimum ?? undefined,
        maximum: field.maximum ?? undefined,
      }
    case 'choice':
      return {
        ...base,
        kind: 'choice',
        default: typeof defaultValue === 'string' ? defaultValue : '',
        options: field.options,
      }
    default:
      return { ...base, ...text, kind: 'text', default: typeof defaultValue === 'string' ? defaultValue : undefined }
  }
}
