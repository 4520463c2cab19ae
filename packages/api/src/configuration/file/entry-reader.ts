import { hasInvisible } from '@sallyport/shared/visible-text'
import type { Path, ProblemList } from './problem-list.ts'

const KEY_PATTERN = /^[a-z][a-z0-9-]{0,30}$/
/** Of one section. What a plan costs grows with the flows times the users. */
export const MAX_ENTRIES = 200

/** Reads one mapping of a document, key by key. Everything that doesn't fit becomes a problem and reads as what was left out. */
export class EntryReader {
  readonly #entries: ReadonlyMap<string, unknown>

  private constructor(
    entries: ReadonlyMap<string, unknown>,
    readonly path: Path,
    readonly problems: ProblemList,
  ) {
    this.#entries = entries
  }

  /** @param known the keys that there are; null where each entry has a key of its own */
  static open(value: unknown, path: Path, problems: ProblemList, known: readonly string[] | null): EntryReader | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.add(
        path,
        'CONFIGURATION_INVALID',
        known ? `This has to be a mapping with the keys ${known.join(', ')}.` : 'This has to be a mapping.',
      )
      return null
    }
    const entries = new Map(Object.entries(value))
    if (known)
      for (const key of entries.keys())
        if (!known.includes(key))
          problems.add(
            [...path, key],
            'CONFIGURATION_UNKNOWN_KEY',
            `This key is not known here. The keys are: ${known.join(', ')}.`,
          )
    return new EntryReader(entries, path, problems)
  }

  has(key: string): boolean {
    return this.#entries.get(key) != null
  }

  get(key: string): unknown {
    return this.#entries.get(key)
  }

  /** The entries of a section, by keys as access types, schemes, roles and modules have them. */
  keyed(): [string, unknown][] {
    if (this.#entries.size > MAX_ENTRIES) {
      this.problems.add(this.path, 'CONFIGURATION_TOO_LARGE', `At most ${MAX_ENTRIES} entries here.`)
      return []
    }
    return [...this.#entries].filter(([key]) => {
      if (KEY_PATTERN.test(key)) return true
      this.problems.add(
        [...this.path, key],
        'CONFIGURATION_INVALID',
        'A key begins with a small letter and has small letters, digits and hyphens, 31 at most.',
      )
      return false
    })
  }

  /** Trimmed. With `isVisible` in one form of Unicode, on one line and without anything that can't be seen. */
  text(key: string, options: { maxLength: number; isVisible?: boolean; fallback?: string }): string
  text(key: string, options: { maxLength: number; isVisible?: boolean; fallback: null }): string | null
  text(
    key: string,
    { maxLength, isVisible = false, fallback }: { maxLength: number; isVisible?: boolean; fallback?: string | null },
  ): string | null {
    const value = this.#entries.get(key)
    const text = typeof value === 'string' ? (isVisible ? value.normalize('NFC') : value).trim() : null
    if ((value == null || text === '') && fallback !== undefined) return fallback
    if (text && text.length <= maxLength && !(isVisible && hasInvisible(text))) return text
    this.#refuse(
      key,
      value == null
        ? `"${key}" is needed: text of ${maxLength} characters at most.`
        : `"${key}" has to be text of 1 to ${maxLength}${isVisible ? ' visible' : ''} characters.`,
    )
    return fallback ?? ''
  }

  integer(key: string, { minimum, maximum, fallback }: { minimum: number; maximum: number; fallback: number }): number {
    const value = this.#entries.get(key)
    if (value == null) return fallback
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= minimum && value <= maximum) return value
    this.#refuse(key, `"${key}" has to be a whole number between ${minimum} and ${maximum}.`)
    return fallback
  }

  boolean(key: string, fallback: boolean): boolean {
    const value = this.#entries.get(key)
    if (value == null) return fallback
    if (typeof value === 'boolean') return value
    this.#refuse(key, `"${key}" has to be true or false.`)
    return fallback
  }

  /** Without a fallback the key is needed. */
  choice<V extends string>(key: string, choices: readonly V[], fallback?: V): V {
    const value = this.#entries.get(key)
    if (value == null && fallback !== undefined) return fallback
    const found = choices.find((choice) => choice === value)
    if (found === undefined) this.#refuse(key, `"${key}" has to be one of: ${choices.join(', ')}.`)
    return found ?? fallback ?? choices[0]!
  }

  /** A set of texts: sorted, each once. */
  texts(key: string, { maxCount, maxLength }: { maxCount: number; maxLength: number }): string[] {
    const value = this.#entries.get(key)
    if (value == null) return []
    if (!Array.isArray(value) || value.length > maxCount) {
      this.#refuse(key, `"${key}" has to be a list of ${maxCount} texts at most.`)
      return []
    }
    const texts = value.filter((item, index): item is string => {
      if (typeof item === 'string' && item.trim() !== '' && item.length <= maxLength) return true
      this.problems.add(
        [...this.path, key, index],
        'CONFIGURATION_INVALID',
        `Each of "${key}" has to be text of 1 to ${maxLength} characters.`,
      )
      return false
    })
    return [...new Set(texts.map((text) => text.trim()))].sort()
  }

  #refuse(key: string, message: string): void {
    this.problems.add([...this.path, key], 'CONFIGURATION_INVALID', message)
  }
}
