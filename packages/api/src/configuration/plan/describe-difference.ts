import type { RecordFields } from '@sallyport/shared/record-field'
import { describeValue } from '@sallyport/shared/scheme-diff'
import type { SettingField } from '@sallyport/shared/setting-field'
import { toOneLine } from '@sallyport/shared/visible-text'

const MAX_SHOWN = 80

type Field = Exclude<SettingField, { kind: 'secret' }>

/** @param field by whose labels the values are told; without one they are told as they are */
export function describeChange(
  label: string,
  before: unknown,
  after: unknown,
  field: Field = { kind: 'text', label },
): string {
  const toWords = (value: unknown) =>
    describeValue(field, typeof value === 'string' && field.kind === 'text' ? toShort(value) : value)
  return `${label}: ${toWords(before)} → ${toWords(after)}`
}

/** Describes each changed field of a record by its label. */
export function describeRecordChanges<Fields extends RecordFields>(
  fields: Fields,
  before: Readonly<Record<keyof Fields, unknown>>,
  after: Readonly<Record<keyof Fields, unknown>>,
): string[] {
  return Object.entries(fields).flatMap(([name, { kind, label }]) => {
    const [old, now] = [before[name], after[name]]
    if (kind === 'list') return describeSets(label, old as readonly string[], now as readonly string[]) ?? []
    return old === now ? [] : describeChange(label, old, now)
  })
}

/** Two sets of texts: what comes and what goes. Null when they are the same. */
export function describeSets(label: string, before: readonly string[], after: readonly string[]): string | null {
  const added = after.filter((item) => !before.includes(item)).map((item) => `+ ${toShort(item)}`)
  const removed = before.filter((item) => !after.includes(item)).map((item) => `− ${toShort(item)}`)
  return added.length + removed.length === 0 ? null : `${label}: ${[...added, ...removed].join(', ')}`
}

/** As much of a text as tells it from another, in one line. */
function toShort(text: string): string {
  const characters = [...toOneLine(text)]
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN - 1).join('')}…` : characters.join('')
}
