import { styleText } from 'node:util'
import { toPlainJson, toPlainText } from './plain-text.ts'

type Format = Parameters<typeof styleText>[0]

export interface OutputStream {
  write(text: string): unknown
  isTTY?: boolean | undefined
  columns?: number | undefined
}

export interface OutputOptions {
  json: boolean
  quiet: boolean
  color: boolean
}

/**
 * What the command says. Results go to stdout: lines for people, or with `--json` one document and nothing else. Everything beside
 * them (progress, warnings, questions) goes to stderr.
 */
export class Output {
  #moving = false

  constructor(
    private readonly stdout: OutputStream,
    private readonly stderr: OutputStream,
    private readonly options: OutputOptions,
  ) {}

  get isJson(): boolean {
    return this.options.json
  }

  /** A line of the result for people. Nothing of it reaches a terminal as a control character. */
  line(text = '', format?: Format): void {
    if (this.options.json) return
    this.#settle()
    this.stdout.write(`${this.#style(this.stdout, toPlainText(text), format)}\n`)
  }

  /** The result for programs. */
  document(value: unknown): void {
    if (this.options.json) this.stdout.write(`${toPlainJson(value)}\n`)
  }

  /** Text whose bytes matter, e.g. an exported file or a token. */
  raw(text: string): void {
    this.#settle()
    this.stdout.write(text)
  }

  get isTerminal(): boolean {
    return this.stdout.isTTY === true
  }

  /** A word beside the result; `--quiet` leaves it out. */
  note(text: string, format?: Format): void {
    if (this.options.quiet) return
    this.say(text, format)
  }

  /** As `note`, but never left out: warnings, and what a person has to do. */
  say(text: string, format?: Format): void {
    this.#settle()
    this.stderr.write(`${this.#style(this.stderr, toPlainText(text), format)}\n`)
  }

  /** Progress: on a terminal a line that is written over, elsewhere a line when `always` is set. */
  progress(text: string, { always = false }: { always?: boolean } = {}): void {
    if (this.options.quiet) return
    if (!this.stderr.isTTY) {
      if (always) this.stderr.write(`${toPlainText(text)}\n`)
      return
    }
    const width = Math.max(20, this.stderr.columns || 80) - 1
    this.stderr.write(`\r\u001b[K${toPlainText(text).slice(0, width)}`)
    this.#moving = true
  }

  /** Takes the moving line away. */
  endProgress(): void {
    this.#settle()
  }

  #settle(): void {
    if (!this.#moving) return
    this.#moving = false
    this.stderr.write('\r\u001b[K')
  }

  #style(stream: OutputStream, text: string, format: Format | undefined): string {
    return format && this.options.color && stream.isTTY ? styleText(format, text, { validateStream: false }) : text
  }
}
