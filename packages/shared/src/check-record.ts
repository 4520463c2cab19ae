import { isKey, KEY_RULE } from './key.ts'
import type { FieldValue, ListField, RecordField, RecordFields, RecordValues } from './record-field.ts'
import { hasInvisible } from './visible-text.ts'

export interface RecordProblem {
  field: string
  code: string
  message: string
  /** 0-based index of the entry, if the field is a list and an entry is malformed. */
  item?: number
}
type Given<Fields extends RecordFields> = { readonly [K in keyof Fields]?: unknown }
interface Checked<V> {
  /** The normalized value, or the default if it was left out or malformed. */
  value: V
  problems: RecordProblem[]
}

/** Checks the value of one field. `undefined` and `null` mean that it was left out. */
export function checkFieldValue<F extends RecordField>(name: string, field: F, value: unknown): Checked<FieldValue<F>> {
  return check(name, field, value) as Checked<FieldValue<F>>
}

/** Checks a whole record, in which a field that is left out has its default. A list has at most one problem of a kind. */
export function checkRecord<Fields extends RecordFields>(
  fields: Fields,
  given: Given<Fields>,
): { values: RecordValues<Fields>; problems: RecordProblem[] } {
  const checked = Object.entries(fields).map(([name, field]) => ({ name, ...check(name, field, given[name]) }))
  return {
    values: Object.fromEntries(checked.map(({ name, value }) => [name, value])) as RecordValues<Fields>,
    problems: checked.flatMap(({ problems }) => oncePerCode(problems)),
  }
}

/**
 * Checks a change of a record. A field that is left out stays as it is, and so does one that is `null`, unless it can be empty: then
 * `null` clears it. `values` holds what changes. A list has at most one problem of a kind.
 */
export function checkChange<Fields extends RecordFields>(
  fields: Fields,
  change: Given<Fields>,
): { values: Partial<RecordValues<Fields>>; problems: RecordProblem[] } {
  const values: Record<string, unknown> = {}
  const problems: RecordProblem[] = []
  for (const [name, field] of Object.entries(fields)) {
    const given = change[name]
    if (given === undefined || (given === null && !canBeEmpty(field))) continue
    const checked = check(name, field, given)
    problems.push(...oncePerCode(checked.problems))
    if (checked.problems.length === 0) values[name] = checked.value
  }
  return { values: values as Partial<RecordValues<Fields>>, problems }
}

const oncePerCode = (problems: readonly RecordProblem[]): RecordProblem[] =>
  problems.filter(({ code }, index) => problems.findIndex((one) => one.code === code) === index)

const canBeEmpty = (field: RecordField): boolean => field.kind === 'line' && !field.required

function check(name: string, field: RecordField, value: unknown): Checked<string | number | string[] | null> {
  const refuse = <V>(fallback: V, code: string, message: string): Checked<V> => ({
    value: fallback,
    problems: [{ field: name, code, message }],
  })
  const malformed = field.code ?? 'SETTING_INVALID'
  switch (field.kind) {
    case 'line': {
      const text = typeof value === 'string' ? value.normalize('NFC').trim() : ''
      const empty = field.required ? '' : (field.default ?? null)
      const isEmpty = value == null || (typeof value === 'string' && text === '')
      if (isEmpty && !field.required) return { value: empty, problems: [] }
      if (text !== '' && text.length <= field.maxLength && !hasInvisible(text)) return { value: text, problems: [] }
      return refuse(
        empty,
        malformed,
        field.required
          ? `${field.label} must have 1 to ${field.maxLength} visible characters, on one line.`
          : `${field.label} can have at most ${field.maxLength} visible characters, on one line.`,
      )
    }
    case 'key':
      return typeof value === 'string' && isKey(value)
        ? { value, problems: [] }
        : refuse('', malformed, `${field.label} must be ${KEY_RULE}, e.g. "${field.example}".`)
    case 'integer': {
      const { minimum, maximum } = field
      if (value == null) return { value: field.default, problems: [] }
      if (Number.isSafeInteger(value) && (value as number) >= minimum && (value as number) <= maximum)
        return { value: value as number, problems: [] }
      return refuse(
        field.default,
        'SETTING_OUT_OF_RANGE',
        `${field.label} must be a whole number between ${minimum} and ${maximum}.`,
      )
    }
    case 'choice': {
      const values = field.options.map((option) => option.value)
      return typeof value === 'string' && values.includes(value)
        ? { value, problems: [] }
        : refuse(values[0]!, malformed, `${field.label} must be one of: ${values.join(', ')}.`)
    }
    case 'list':
      return checkList(name, field, value)
  }
}

function checkList(name: string, field: ListField, value: unknown): Checked<string[]> {
  const { label, options, maxCount, maxLength, parse, code = 'SETTING_INVALID' } = field
  if (value == null) return { value: [], problems: [] }
  if (!Array.isArray(value))
    return { value: [], problems: [{ field: name, code: 'SETTING_INVALID', message: `${label} must be a list.` }] }
  if (value.length > maxCount)
    return {
      value: [],
      problems: [{ field: name, code: 'SETTING_TOO_LONG', message: `${label} can have at most ${maxCount} entries.` }],
    }
  const message = options
    ? `${label} must be among: ${options.join(', ')}.`
    : (field.parseMessage ?? `Each entry of ${label} must have 1 to ${maxLength} characters.`)
  const problems: RecordProblem[] = []
  const entries = new Set<string>()
  for (const [item, given] of (value as unknown[]).entries()) {
    const text = typeof given === 'string' ? given.trim() : ''
    const isFit = text !== '' && text.length <= maxLength && (!options || options.includes(text))
    const entry = isFit && parse ? parse(text) : text
    if (isFit && entry !== null) entries.add(entry)
    else problems.push({ field: name, code, message, item })
  }
  return { value: options ? options.filter((option) => entries.has(option)) : [...entries].sort(), problems }
}
