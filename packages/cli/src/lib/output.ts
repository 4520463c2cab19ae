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
 * Prints results to stdout, as lines for people or with `--json` as one document and nothing else. Progress, warnings and questions
 * go to stderr.
 */
export class Output {
  #hasProgressLine = false

  constructor(
    private readonly stdout: OutputStream,
    private readonly stderr: OutputStream,
    private readonly options: OutputOptions,
  ) {}

  get isJson(): boolean {
    return this.options.json
  }

  /** Prints a line of the result for people. Control characters are removed. */
  line(text = '', format?: Format): void {
    if (this.options.json) return
    this.endProgress()
    this.stdout.write(`${this.#style(this.stdout, toPlainText(text), format)}\n`)
  }

  /** Prints the result for programs. */
  document(value: unknown): void {
    if (this.options.json) this.stdout.write(`${toPlainJson(value)}\n`)
  }

  /** Prints text unchanged, e.g. an exported file or a token. */
  raw(text: string): void {
    this.endProgress()
    this.stdout.write(text)
  }

  get isTerminal(): boolean {
    return this.stdout.isTTY === true
  }

  /** Prints a remark to stderr, unless `--quiet` is given. */
  note(text: string, format?: Format): void {
    if (this.options.quiet) return
    this.say(text, format)
  }

  /** Prints a warning or an instruction to stderr, even with `--quiet`. */
  say(text: string, format?: Format): void {
    this.endProgress()
    this.stderr.write(`${this.#style(this.stderr, toPlainText(text), format)}\n`)
  }

  /** Shows progress: on a terminal as a line that is overwritten, elsewhere as a line of its own if `always` is set. */
  progress(text: string, { always = false }: { always?: boolean } = {}): void {
    if (this.options.quiet) return
    if (!this.stderr.isTTY) {
      if (always) this.stderr.write(`${toPlainText(text)}\n`)
      return
    }
    const width = Math.max(20, this.stderr.columns || 80) - 1
    this.stderr.write(`\r\u001b[K${toPlainText(text).slice(0, width)}`)
    this.#hasProgressLine = true
  }

  /** Erases the progress line. */
  endProgress(): void {
    if (!this.#hasProgressLine) return
    this.#hasProgressLine = false
    this.stderr.write('\r\u001b[K')
  }

  #style(stream: OutputStream, text: string, format: Format | undefined): string {
    return format && this.options.color && stream.isTTY ? styleText(format, text, { validateStream: false }) : text
  }
}
