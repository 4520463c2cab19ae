import { createInterface, type Interface } from 'node:readline'
import { Writable } from 'node:stream'
import { interrupted } from '../lib/command-error.ts'
import { toPlainText } from '../lib/plain-text.ts'

export interface InputStream extends NodeJS.ReadableStream {
  isTTY?: boolean | undefined
}

/** Thrown when the input ended before a question was answered. */
export class InputEndedError extends Error {
  override readonly name = 'InputEndedError'
}

interface AskOptions {
  /** Don't show the answer while it is typed. */
  hidden?: boolean
  /** Withdraws the question: `ask` returns null and text typed so far is dropped. */
  signal?: AbortSignal
}

/**
 * Asks a person at a terminal. Without a terminal, each line of stdin is an answer. Questions go to stderr, so that stdout holds
 * only the result.
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
    // readline echoes typed characters; the echo of a hidden answer is dropped. NOTE decided per chunk as it arrives: a chunk that
    // waited for an earlier one could be shown after the hidden question is over.
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
    this.#readline.on('line', (line) => this.#receive(line))
    this.#readline.on('SIGINT', onInterrupt)
    this.#readline.on('close', () => {
      this.#ended = true
      for (const resolve of this.#waiting.splice(0)) resolve(null)
    })
  }

  /** Returns the answer to a question, or null if the question was withdrawn. */
  async ask(question: string, { hidden = false, signal }: AskOptions = {}): Promise<string | null> {
    if (signal?.aborted) return null
    const asked = toPlainText(question)
    // As readline's prompt, the question is redrawn with the line at some keys. A hidden line is never redrawn.
    if (this.isInteractive && !hidden) {
      this.#readline.setPrompt(asked)
      this.#readline.prompt()
    } else this.#stderr.write(asked)
    // At a terminal, a line typed before the question was asked is no answer to it.
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

  /** Resolves to true when Enter is pressed, or to false when `signal` aborts. */
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

  #receive(line: string): void {
    const resolve = this.#waiting.shift()
    if (resolve) resolve(line)
    else this.#lines.push(line)
  }

  async #readLine(signal: AbortSignal | undefined): Promise<string | null> {
    const early = this.#lines.shift()
    if (early !== undefined) return early
    if (this.#ended) throw new InputEndedError()
    const { promise, resolve } = Promise.withResolvers<string | null>()
    this.#waiting.push(resolve)
    const drop = () => {
      const index = this.#waiting.indexOf(resolve)
      if (index >= 0) this.#waiting.splice(index, 1)
      // A half-typed answer must not become part of the next one.
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
