import { toOneLine } from '@sallyport/shared/visible-text'
import type { ConfigurationErrorCode } from './configuration.errors.ts'

/** Names and indexes from the document's root: `['schemes', 'browser', 'steps', 1]`. */
export type Path = readonly (string | number)[]

export interface ConfigurationProblem {
  /** E.g. `schemes.browser.steps[1].options.failMode`; empty for the document as a whole. */
  path: string
  /** One of this folder's codes, or the code that the same mistake has elsewhere (SCHEME_…, SETTING_…). */
  code: string
  message: string
  line: number | null
}

/** Collects everything that is wrong with a document, so that all of it is told at once. */
export class ProblemList {
  readonly problems: ConfigurationProblem[] = []
  readonly #findLine: (path: Path) => number | null

  /** @param findLine the line, from 1, of what stands at a path or nearest around it */
  constructor(findLine: (path: Path) => number | null) {
    this.#findLine = findLine
  }

  /** @param message must not repeat a value of the document: it may be a secret in the wrong place. */
  add(path: Path, code: ConfigurationErrorCode | (string & {}), message: string): void {
    this.problems.push({ path: toPathText(path), code, message, line: this.#findLine(path) })
  }

  get isEmpty(): boolean {
    return this.problems.length === 0
  }
}

const MAX_KEY_LENGTH = 60

export function toPathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    const name = toShownKey(part)
    return text === '' ? name : `${text}.${name}`
  }, '')
}

/** A key as it can be shown again: bounded, in one line, without invisible characters. */
const toShownKey = (key: string): string => [...toOneLine(key, '�')].slice(0, MAX_KEY_LENGTH).join('')
