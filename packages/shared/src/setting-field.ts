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
