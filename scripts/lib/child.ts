import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A program that runs beside this one until it is stopped. */
export class Child {
  readonly #process: ChildProcess
  readonly name: string
  readonly exited: Promise<number | null>

  constructor(
    name: string,
    args: readonly string[],
    options: { cwd: string; env: NodeJS.ProcessEnv; onLine: (line: string) => void },
  ) {
    this.name = name
    this.#process = spawn(process.execPath, args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    createInterface({ input: this.#process.stdout! }).on('line', options.onLine)
    this.exited = new Promise((resolve) => {
      this.#process.once('exit', (code) => resolve(code))
      this.#process.once('error', () => resolve(1))
    })
  }

  /** Asks it to end, and waits until it has ended. */
  async stop(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) this.#process.kill('SIGTERM')
    await this.exited
  }
}
