import { ControlError } from '../../lib/control-error.ts'

/** Looks at what came as JSON; throws a refusal that names the field and says what it has to be. */
export class Input {
  readonly #fields: Record<string, unknown>

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refusal('Send a JSON object')
    this.#fields = value as Record<string, unknown>
  }

  /** Nobody should believe that a misspelled field did something. */
  allowOnly(...names: string[]): this {
    const unknown = Object.keys(this.#fields).find((name) => !names.includes(name))
    if (unknown !== undefined) throw refusal(`Unknown "${unknown}". There are: ${names.join(', ')}`)
    return this
  }

  text(name: string): string {
    const value = this.findText(name)
    if (!value) throw refusal(`${name} is missing`)
    return value
  }

  findText(name: string, longest = 1000): string | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string' || value.length > longest)
      throw refusal(`${name} has to be a text of at most ${longest} characters`)
    return value.trim()
  }

  findBoolean(name: string): boolean | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'boolean') throw refusal(`${name} has to be true or false`)
    return value
  }

  findTexts(name: string): string[] | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    const isTexts = Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry.trim() !== '')
    if (!isTexts) throw refusal(`${name} has to be a list of texts`)
    return (value as string[]).map((entry) => entry.trim())
  }

  findInteger(name: string, least: number, most: number): number | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
      throw refusal(`${name} has to be a whole number from ${least} to ${most}`)
    }
    return value as number
  }

  findOneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    if (!choices.includes(value as Choice)) throw refusal(`${name} has to be one of: ${choices.join(', ')}`)
    return value as Choice
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined
  }
}

const refusal = (message: string): ControlError => new ControlError(400, 'invalid_input', message)
