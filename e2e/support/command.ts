import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

const COMMAND = join(import.meta.dirname, '../../packages/cli/bin/sallyport.js')

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the built command `sallyport` without a terminal. */
export class RunningCommand {
  readonly #child: ChildProcessWithoutNullStreams
  #stdout = ''
  #stderr = ''
  readonly ended: Promise<Ended>

  constructor(args: readonly string[], { url, env = {}, cwd }: { url: string; env?: NodeJS.ProcessEnv; cwd?: string }) {
    if (!existsSync(join(COMMAND, '../../dist/main.js')))
      throw new Error('The command has not been built. Run "pnpm build" first.')
    this.#child = spawn(process.execPath, [COMMAND, ...args], {
      env: { PATH: process.env['PATH'], SALLYPORT_URL: url, ...env },
      cwd,
    })
    this.#child.stdout.on('data', (chunk: Buffer) => (this.#stdout += chunk.toString()))
    this.#child.stderr.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString()))
    this.ended = new Promise((resolve, reject) => {
      this.#child.once('error', reject)
      this.#child.once('close', (code) => resolve({ code, stdout: this.#stdout, stderr: this.#stderr }))
    })
  }

  /** Answers questions, one per line. The input stays open for more. */
  type(...lines: string[]): this {
    this.#child.stdin.write(lines.map((line) => `${line}\n`).join(''))
    return this
  }

  endInput(): this {
    this.#child.stdin.end()
    return this
  }

  /** Waits for words on stderr. Fails if the command ends without them. */
  hasSaid(words: string): Promise<void> {
    return this.#has(words, this.#child.stderr, () => this.#stderr)
  }

  /** Waits for words on stdout. Fails if the command ends without them. */
  hasWritten(words: string): Promise<void> {
    return this.#has(words, this.#child.stdout, () => this.#stdout)
  }

  async #has(words: string, stream: Readable, read: () => string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const look = () => read().includes(words) && resolve()
    stream.on('data', look)
    look()
    const end = await Promise.race([promise, this.ended])
    if (end && !read().includes(words)) throw new Error(`The command ended without “${words}”: ${JSON.stringify(end)}`)
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }
}

/** Runs the command to its end. */
export function runCommand(
  args: readonly string[],
  options: { url: string; env?: NodeJS.ProcessEnv; cwd?: string; input?: readonly string[] },
): Promise<Ended> {
  return new RunningCommand(args, options).type(...(options.input ?? [])).endInput().ended
}
