import { createInterface, type Interface } from 'node:readline'
import { Writable } from 'node:stream'
import { interrupted } from '../lib/command-error.ts'
import { toPlainText } from '../lib/plain-text.ts'

export interface InputStream extends NodeJS.ReadableStream {
  isTTY?: boolean | undefined
}

/** There is nobody, or no more text, to answer a question. */
export class InputEndedError extends Error {
  override readonly name = 'InputEndedError'
}

interface AskOptions {
  /** Not shown while it is typed. */
  hidden?: boolean
  /** The question no longer matters: `ask` gives null. What was typed so far is dropped. */
  signal?: AbortSignal
}

/**
 * Asks a person on a terminal, line by line; without a terminal answers are the lines of stdin. Questions go to stderr, so that
 * stdout stays the result's.
 */
export class Dialog {
  readonly #readline: Interface
  readonly #waiting: ((line: string | null) => void)[] = []
  readonly #lines: string[] = []
  readonly #stderr: NodeJS.WritableStream
  readonly isInteractive: boolean
  #hidden = false
  #ended = false

  constructor({
    stdin,
    stderr,
    onInterrupt,
  }: {
    stdin: InputStream
    stderr: NodeJS.WritableStream
    onInterrupt: () => void
  }) {
    this.#stderr = stderr
    this.isInteractive = stdin.isTTY === true
    // What is typed is echoed by readline itself, which is what can be left out. NOTE decided at once for each piece: one that waited
    // for the one before could be shown when its question is over.
    const echo = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        if (!this.#hidden) stderr.write(chunk)
        done()
      },
    })
    this.#readline = createInterface({
      input: stdin,
      output: echo,
      terminal: this.isInteractive,
      historySize: 0,
      prompt: '',
    })
    this.#readline.on('line', (line) => this.#take(line))
    this.#readline.on('SIGINT', onInterrupt)
    this.#readline.on('close', () => {
      this.#ended = true
      for (const resolve of this.#waiting.splice(0)) resolve(null)
    })
  }

  /** The answer to a question; null when the question no longer matters. */
  async ask(question: string, { hidden = false, signal }: AskOptions = {}): Promise<string | null> {
    if (signal?.aborted) return null
    const asked = toPlainText(question)
    // readline draws the line anew at some keys, and the question with it; of what is hidden it draws nothing.
    if (this.isInteractive && !hidden) {
      this.#readline.setPrompt(asked)
      this.#readline.prompt()
    } else this.#stderr.write(asked)
    // A line that was there before the question was asked is an answer only where nobody sits in front of it.
    if (this.isInteractive) this.#lines.length = 0
    this.#hidden = hidden
    try {
      const line = await this.#readLine(signal)
      if (this.isInteractive && (hidden || signal?.aborted)) this.#stderr.write('\n')
      return line
    } finally {
      this.#hidden = false
      this.#readline.setPrompt('')
    }
  }

  /** Resolves as soon as Enter is pressed; never where nobody can. */
  async waitForEnter(signal: AbortSignal): Promise<boolean> {
    if (!this.isInteractive)
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(false), { once: true }))
    this.#hidden = true
    try {
      return (await this.#readLine(signal)) !== null
    } finally {
      this.#hidden = false
    }
  }

  close(): void {
    this.#readline.close()
  }

  #take(line: string): void {
    const resolve = this.#waiting.shift()
    if (resolve) resolve(line)
    else this.#lines.push(line)
  }

  async #readLine(signal: AbortSignal | undefined): Promise<string | null> {
    const kept = this.#lines.shift()
    if (kept !== undefined) return kept
    if (this.#ended) throw new InputEndedError()
    const { promise, resolve } = Promise.withResolvers<string | null>()
    this.#waiting.push(resolve)
    const drop = () => {
      const index = this.#waiting.indexOf(resolve)
      if (index >= 0) this.#waiting.splice(index, 1)
      // Half of an answer to this question is none to the next one.
      this.#hidden = true
      if (this.isInteractive) this.#readline.write(null, { ctrl: true, name: 'u' })
      resolve(null)
    }
    signal?.addEventListener('abort', drop, { once: true })
    const line = await promise
    signal?.removeEventListener('abort', drop)
    if (line === null && !signal?.aborted) throw this.isInteractive ? interrupted() : new InputEndedError()
    return line
  }
}
