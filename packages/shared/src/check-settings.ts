import { NETWORK_LIST_MESSAGE, parseNetworkList, splitNetworkList } from './network-list.ts'
import type { SettingField, SettingFields } from './setting-field.ts'

export interface SettingProblem {
  field: string | null
  code: 'SETTING_REQUIRED' | 'SETTING_UNKNOWN' | 'SETTING_INVALID' | 'SETTING_TOO_LONG' | 'SETTING_OUT_OF_RANGE'
  message: string
}

const MAX_LENGTH_DEFAULT = 500

/** Checks one entered value; `undefined` and `null` mean "not set". Returns the normalized value or a problem. */
export function checkSettingValue(
  name: string,
  field: SettingField,
  value: unknown,
): { value: string | number | boolean | null } | { problem: SettingProblem } {
  const refuse = (code: SettingProblem['code'], message: string) => ({ problem: { field: name, code, message } })
  if (value === undefined || value === null || value === '') return { value: null }
  switch (field.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? { value } : refuse('SETTING_INVALID', `${field.label} must be on or off.`)
    case 'integer': {
      if (typeof value !== 'number' || !Number.isSafeInteger(value))
        return refuse('SETTING_INVALID', `${field.label} must be a whole number.`)
      const low = field.minimum ?? Number.MIN_SAFE_INTEGER
      const high = field.maximum ?? Number.MAX_SAFE_INTEGER
      if (value < low || value > high)
        return refuse('SETTING_OUT_OF_RANGE', `${field.label} must be between ${low} and ${high}.`)
      return { value }
    }
    case 'choice':
      return field.options.some((option) => option.value === value)
        ? { value: value as string }
        : refuse(
            'SETTING_INVALID',
            `${field.label} must be one of: ${field.options.map((option) => option.label).join(', ')}.`,
          )
    case 'text':
    case 'secret': {
      if (typeof value !== 'string') return refuse('SETTING_INVALID', `${field.label} must be text.`)
      const text = value.trim()
      if (text === '') return { value: null }
      const maxLength = field.maxLength ?? MAX_LENGTH_DEFAULT
      if (text.length > maxLength)
        return refuse('SETTING_TOO_LONG', `${field.label} can have at most ${maxLength} characters.`)
      if (field.pattern && !new RegExp(`^(?:${field.pattern})$`, 'u').test(text))
        return refuse('SETTING_INVALID', field.patternMessage ?? `${field.label} has the wrong format.`)
      if (field.kind === 'text' && field.format === 'networks')
        return parseNetworkList(text)
          ? { value: splitNetworkList(text).join(', ') || null }
          : refuse('SETTING_INVALID', NETWORK_LIST_MESSAGE)
      return { value: text }
    }
  }
}

/**
 * Checks a change of settings. Omitted fields stay unchanged, `null` clears a field, unknown names are refused.
 * @param isSet says whether an omitted field has a value already
 * @param complete requires a value for every required field afterwards: a step's options must be complete, while server-wide
 * settings can be filled in gradually
 */
export function checkSettings(
  fields: SettingFields,
  change: Readonly<Record<string, unknown>>,
  { isSet = () => false, complete = false }: { isSet?: (name: string) => boolean; complete?: boolean } = {},
): { values: Record<string, string | number | boolean | null>; problems: SettingProblem[] } {
  const values: Record<string, string | number | boolean | null> = {}
  const problems: SettingProblem[] = []
  for (const [name, value] of Object.entries(change)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field) {
      problems.push({ field: null, code: 'SETTING_UNKNOWN', message: `There is no setting "${name.slice(0, 40)}".` })
      continue
    }
    const checked = checkSettingValue(name, field, value)
    if ('problem' in checked) problems.push(checked.problem)
    else values[name] = checked.value
  }
  if (complete)
    for (const [name, field] of Object.entries(fields)) {
      const given = name in values ? values[name] !== null : isSet(name)
      if (
        field.required &&
        !given &&
        !('default' in field && field.default !== undefined) &&
        !problems.some((p) => p.field === name)
      )
        problems.push({ field: name, code: 'SETTING_REQUIRED', message: `${field.label} is required.` })
    }
  return { values, problems }
}
