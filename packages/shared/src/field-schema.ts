import { KEY_PATTERN } from './key.ts'
import type { RecordField } from './record-field.ts'
import type { SettingField } from './setting-field.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** A field as a JSON Schema (draft 2020-12). A secret has none: where it comes from is the caller's matter. */
export function toFieldSchema(field: RecordField | Exclude<SettingField, { kind: 'secret' }>): JsonSchema {
  return { title: field.label, ...(field.help && { description: field.help }), ...toValueSchema(field) }
}

/** The help of a field and its bounds, for descriptions of the API. */
export function describeField(field: RecordField): string {
  const bounds = describeBounds(field)
  return bounds ? `${field.help} ${bounds}` : field.help
}

function describeBounds(field: RecordField): string {
  switch (field.kind) {
    case 'line':
      return `At most ${field.maxLength} characters.`
    case 'key':
      return `Lowercase letters, digits and hyphens, e.g. "${field.example}".`
    case 'integer':
      return `${field.minimum} to ${field.maximum}; ${field.default} by default.`
    case 'list':
      return field.options ? '' : `At most ${field.maxCount} entries.`
    case 'choice':
      return ''
  }
}

function toValueSchema(field: RecordField | Exclude<SettingField, { kind: 'secret' }>): JsonSchema {
  const byDefault = 'default' in field && field.default !== undefined ? { default: field.default } : {}
  switch (field.kind) {
    case 'key':
      return { type: 'string', pattern: KEY_PATTERN }
    case 'line':
      return { type: 'string', ...(field.required && { minLength: 1 }), maxLength: field.maxLength, ...byDefault }
    case 'text':
      return {
        type: 'string',
        maxLength: field.maxLength ?? 500,
        ...(field.pattern !== undefined && { pattern: `^(?:${field.pattern})$` }),
        ...byDefault,
      }
    case 'boolean':
      return { type: 'boolean', ...byDefault }
    case 'integer':
      return {
        type: 'integer',
        ...(field.minimum !== undefined && { minimum: field.minimum }),
        ...(field.maximum !== undefined && { maximum: field.maximum }),
        ...byDefault,
      }
    case 'choice':
      return { oneOf: field.options.map(({ value, label }) => ({ const: value, title: label })), ...byDefault }
    case 'list':
      return {
        type: 'array',
        maxItems: field.maxCount,
        items: field.options ? { enum: field.options } : { type: 'string', minLength: 1, maxLength: field.maxLength },
      }
  }
}
