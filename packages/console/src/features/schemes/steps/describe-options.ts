import type { FieldPartsFragment } from '../../../lib/documents/gql/fragments.ts'

/** The options that differ from their defaults, in words: "Remembered devices: on." */
export function describeOptions(
  fields: readonly FieldPartsFragment[],
  options: Readonly<Record<string, unknown>>,
): string {
  return fields
    .filter(
      (field) =>
        field.kind !== 'secret' &&
        options[field.name] != null &&
        options[field.name] !== (field.defaultValue as unknown),
    )
    .map((field) => `${field.label}: ${toWords(field, options[field.name])}.`)
    .join(' ')
}

function toWords(field: FieldPartsFragment, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return field.options.find((option) => option.value === value)?.label ?? String(value)
}
