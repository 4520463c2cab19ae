/**
 * The definition of a field of a record that administrators edit: an access type, a role, the publication policy. The server's
 * validation, the configuration file, its JSON Schema, the descriptions of the API and the console's forms are derived from it.
 */
interface RecordFieldBase {
  /** A noun, with its unit. */
  label: string
  /** Whole sentences for the form, the API and the JSON Schema. Bounds are added where they are not visible otherwise. */
  help: string
  /** The code of a malformed value; a `SETTING_…` code by default. */
  code?: string
}

/** One line of visible text, trimmed and in NFC. */
export interface LineField extends RecordFieldBase {
  kind: 'line'
  maxLength: number
  required?: boolean
  /** The value if it is left out or empty; null without a default. */
  default?: string
}
/** A key as in `key.ts`, always required. */
export interface KeyField extends RecordFieldBase {
  kind: 'key'
  example: string
}
export interface IntegerRecordField extends RecordFieldBase {
  kind: 'integer'
  minimum: number
  maximum: number
  default: number
}
/** One of a few values, always required. */
export interface ChoiceRecordField<V extends string = string> extends RecordFieldBase {
  kind: 'choice'
  options: readonly { value: V; label: string }[]
}
/** A set of texts, sorted; empty if it is left out. */
export interface ListField<V extends string = string> extends RecordFieldBase {
  kind: 'list'
  maxCount: number
  maxLength: number
  /** The only entries, in their order. */
  options?: readonly V[]
  /** Returns the stored form of an entry, or null if it is malformed. */
  parse?: (text: string) => string | null
  /** Says how to enter an entry. */
  parseMessage?: string
}
export type RecordField = LineField | KeyField | IntegerRecordField | ChoiceRecordField | ListField
export type RecordFields = Readonly<Record<string, RecordField>>

export type FieldValue<F> = F extends { kind: 'integer' }
  ? number
  : F extends { kind: 'list'; options: readonly (infer V)[] }
    ? V[]
    : F extends { kind: 'list' }
      ? string[]
      : F extends { kind: 'choice'; options: readonly { value: infer V }[] }
        ? V
        : F extends { kind: 'key' } | { required: true } | { default: string }
          ? string
          : string | null

export type RecordValues<Fields extends RecordFields> = { -readonly [K in keyof Fields]: FieldValue<Fields[K]> }
