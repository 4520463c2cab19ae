import { parseParameters } from '../signature/canonical-parameters.ts'
import { DuoError } from './duo-error.ts'

/** Every value as text, because typed clients send `1`, `true` or `"1"` for the same. An empty value counts as missing. */
export class RequestParameters {
  readonly #values: Map<string, string>

  constructor(values: Iterable<readonly [string, string]>) {
    this.#values = new Map(values)
  }

  static fromForm(query: string, form: string): RequestParameters {
    return new RequestParameters([...parseParameters(query), ...parseParameters(form)])
  }

  /** Returns null if the body isn't a JSON object. */
  static fromJson(query: string, body: string): RequestParameters | null {
    try {
      const value: unknown = body.trim() === '' ? {} : JSON.parse(body)
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
      const given = Object.entries(value).filter(([, entry]) => entry !== null)
      return new RequestParameters([
        ...parseParameters(query),
        ...given.map(([name, entry]) => [name, toText(entry)] as const),
      ])
    } catch {
      return null
    }
  }

  find(name: string): string | undefined {
    return this.#values.get(name) || undefined
  }

  get(name: string): string {
    const value = this.find(name)
    if (value === undefined) throw new DuoError(40001, name)
    return value
  }

  isSet(name: string): boolean {
    return ['1', 'true'].includes(this.find(name)?.toLowerCase() ?? '')
  }

  /** Returns undefined if it is missing. */
  findInteger(name: string, least: number, greatest: number): number | undefined {
    const text = this.find(name)
    if (text === undefined) return undefined
    const value = Number(text)
    if (!Number.isInteger(value) || value < least || value > greatest) throw new DuoError(40002, name)
    return value
  }

  toRecord(): Record<string, string> {
    return Object.fromEntries(this.#values)
  }
}

function toText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
