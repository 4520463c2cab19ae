import { checkFieldValue } from '@sallyport/shared/check-record'
import { isKey, KEY_RULE } from '@sallyport/shared/key'
import type { RecordFields, RecordValues } from '@sallyport/shared/record-field'
import type { Path, ProblemList } from './problem-list.ts'

/** The codes of a field that a file reports with a code other than CONFIGURATION_INVALID. */
const FILE_CODES: ReadonlyMap<string, string> = new Map([
  ['RETURN_URL_INVALID', 'RETURN_URL_INVALID'],
  ['PERMISSION_UNKNOWN', 'CONFIGURATION_UNKNOWN_NAME'],
])
/** Entries of a section. The cost of a plan grows with the schemes times the users. */
export const MAX_ENTRIES = 200

/** Reads one mapping of a document, key by key. A malformed value becomes a problem, and reads as if it were left out. */
export class EntryReader {
  readonly #entries: ReadonlyMap<string, unknown>

  private constructor(
    entries: ReadonlyMap<string, unknown>,
    readonly path: Path,
    readonly problems: ProblemList,
  ) {
    this.#entries = entries
  }

  /** @param known the known keys; null if the entries have keys of their own */
  static open(value: unknown, path: Path, problems: ProblemList, known: readonly string[] | null): EntryReader | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.add(
        path,
        'CONFIGURATION_INVALID',
        known ? `This must be a mapping with the keys ${known.join(', ')}.` : 'This must be a mapping.',
      )
      return null
    }
    const entries = new Map(Object.entries(value))
    if (known)
      for (const key of entries.keys())
        if (!known.includes(key))
          problems.add([...path, key], 'CONFIGURATION_UNKNOWN_KEY', `Unknown key. The keys are: ${known.join(', ')}.`)
    return new EntryReader(entries, path, problems)
  }

  has(key: string): boolean {
    return this.#entries.get(key) != null
  }

  get(key: string): unknown {
    return this.#entries.get(key)
  }

  /** The entries of a section whose keys are well-formed. */
  keyed(): [string, unknown][] {
    if (this.#entries.size > MAX_ENTRIES) {
      this.problems.add(this.path, 'CONFIGURATION_TOO_LARGE', `A section can have at most ${MAX_ENTRIES} entries.`)
      return []
    }
    return [...this.#entries].filter(([key]) => {
      if (isKey(key)) return true
      this.problems.add([...this.path, key], 'CONFIGURATION_INVALID', `A key must be ${KEY_RULE}.`)
      return false
    })
  }

  /** Reads the fields of a record. A field that is left out or malformed has its default. */
  record<Fields extends RecordFields>(fields: Fields): RecordValues<Fields> {
    const read = Object.entries(fields).map(([key, field]) => {
      const { value, problems } = checkFieldValue(key, field, this.#entries.get(key))
      for (const { code, message, item } of problems)
        this.problems.add(
          [...this.path, key, ...(item === undefined ? [] : [item])],
          FILE_CODES.get(code) ?? 'CONFIGURATION_INVALID',
          message,
        )
      return [key, value]
    })
    return Object.fromEntries(read) as RecordValues<Fields>
  }

  /** Required text, trimmed. */
  text(key: string, { maxLength }: { maxLength: number }): string {
    const value = this.#entries.get(key)
    const text = typeof value === 'string' ? value.trim() : ''
    if (text !== '' && text.length <= maxLength) return text
    this.#refuse(key, `"${key}" must be text of 1 to ${maxLength} characters.`)
    return ''
  }

  boolean(key: string, fallback: boolean): boolean {
    const value = this.#entries.get(key)
    if (value == null) return fallback
    if (typeof value === 'boolean') return value
    this.#refuse(key, `"${key}" must be true or false.`)
    return fallback
  }

  #refuse(key: string, message: string): void {
    this.problems.add([...this.path, key], 'CONFIGURATION_INVALID', message)
  }
}
