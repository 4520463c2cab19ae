import { ControlError } from '../../lib/control-error.ts'

/** Reads the fields of a JSON object. Throws a `ControlError` that names a wrong field and the allowed values. */
export class Input {
  readonly #fields: Record<string, unknown>

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refusal('Send a JSON object')
    this.#fields = value as Record<string, unknown>
  }

  /** Refuses unknown fields, so that a misspelled one isn't ignored silently. */
  allowOnly(...names: string[]): this {
    const unknown = Object.keys(this.#fields).find((name) => !names.includes(name))
    if (unknown !== undefined) throw refusal(`Unknown field "${unknown}". Known fields: ${names.join(', ')}`)
    return this
  }

  text(name: string): string {
    const value = this.findText(name)
    if (!value) throw refusal(`${name} is missing`)
    return value
  }

  findText(name: string, maxLength = 1000): string | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string' || value.length > maxLength)
      throw refusal(`${name} must be a string of at most ${maxLength} characters`)
    return value.trim()
  }

  findBoolean(name: string): boolean | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'boolean') throw refusal(`${name} must be true or false`)
    return value
  }

  findTexts(name: string): string[] | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    const isTexts = Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry.trim() !== '')
    if (!isTexts) throw refusal(`${name} must be a list of strings`)
    return (value as string[]).map((entry) => entry.trim())
  }

  findInteger(name: string, least: number, greatest: number): number | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > greatest) {
      throw refusal(`${name} must be a whole number from ${least} to ${greatest}`)
    }
    return value as number
  }

  findOneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (!choices.includes(value as Choice)) throw refusal(`${name} must be one of: ${choices.join(', ')}`)
    return value as Choice
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined
  }
}

const refusal = (message: string): ControlError => new ControlError(400, 'invalid_input', message)
