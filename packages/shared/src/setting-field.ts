import { NETWORK_LIST_MESSAGE, parseNetworkList, splitNetworkList } from './network-list.ts'

/**
 * The definition of a setting. Its TypeScript type, its validation on both sides, its API description, the console's form and the
 * documentation table are derived from it. Used for a module's server-wide settings and for a step's options.
 */
export interface SettingFieldBase {
  label: string
  help?: string
  /** A module stays unconfigured until every required setting without a default has a value. */
  required?: boolean
}
export interface TextField extends SettingFieldBase {
  kind: 'text'
  default?: string
  /** The source of a regular expression that the whole trimmed value must match. */
  pattern?: string
  /** Says what to enter if the pattern does not match. */
  patternMessage?: string
  /** "networks": networks (CIDR) or addresses, separated by commas. */
  format?: 'networks'
  maxLength?: number
}
/** Write-only: sealed at rest, never returned, never in a log, an error or an export. */
export interface SecretField extends SettingFieldBase {
  kind: 'secret'
  pattern?: string
  patternMessage?: string
  maxLength?: number
}
export interface BooleanField extends SettingFieldBase {
  kind: 'boolean'
  default: boolean
}
export interface IntegerField extends SettingFieldBase {
  kind: 'integer'
  default?: number
  minimum?: number
  maximum?: number
}
export interface ChoiceField<V extends string = string> extends SettingFieldBase {
  kind: 'choice'
  default: V
  options: readonly { value: V; label: string }[]
}
export type SettingField = TextField | SecretField | BooleanField | IntegerField | ChoiceField
export type SettingFields = Readonly<Record<string, SettingField>>

type ValueOf<F> = F extends BooleanField
  ? boolean
  : F extends { kind: 'choice'; options: readonly { value: infer V }[] }
    ? V
    : F extends IntegerField
      ? F extends { default: number } | { required: true }
        ? number
        : number | null
      : F extends { default: string } | { required: true }
        ? string
        : string | null

/** The typed values of a definition, with defaults filled in; `null` if an optional value is not set. */
export type SettingValues<Fields extends SettingFields> = { -readonly [K in keyof Fields]: ValueOf<Fields[K]> }

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

/** Fills in defaults; a field with neither a stored value nor a default is `null`. */
export function withDefaults<Fields extends SettingFields>(
  fields: Fields,
  stored: Readonly<Record<string, unknown>>,
): SettingValues<Fields> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      stored[name] ?? ('default' in field ? (field.default ?? null) : null),
    ]),
  ) as SettingValues<Fields>
}

/** Lists the required fields that have neither a value nor a default. */
export function listMissing(fields: SettingFields, isSet: (name: string) => boolean): string[] {
  return Object.entries(fields)
    .filter(([name, field]) => field.required && !isSet(name) && !('default' in field && field.default !== undefined))
    .map(([name]) => name)
}
