import { parseParameters } from '../signature/canonical-parameters.ts'
import { DuoError } from './duo-error.ts'

/** Typed clients send `1`, `true` or `"1"` for the same thing; here everything is text. Empty counts as not given. */
export class RequestParameters {
  readonly #values: Map<string, string>

  constructor(values: Iterable<readonly [string, string]>) {
    this.#values = new Map(values)
  }

  static fromForm(query: string, form: string): RequestParameters {
    return new RequestParameters([...parseParameters(query), ...parseParameters(form)])
  }

  /** Null if the body is no JSON object. */
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

  /** Undefined if not given. */
  findInteger(name: string, least: number, most: number): number | undefined {
    const text = this.find(name)
    if (text === undefined) return undefined
    const value = Number(text)
    if (!Number.isInteger(value) || value < least || value > most) throw new DuoError(40002, name)
    return value
  }

  toRecord(): Record<string, string> {
    return Object.fromEntries(this.#values)
  }
}

function toText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
