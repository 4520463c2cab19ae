import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { AdminApi } from './admin-api.ts'
import { type Ended, RunningCommand, runCommand } from './command.ts'
import { Stack } from './stack.ts'

interface RunOptions {
  env?: NodeJS.ProcessEnv
  /** Lines that answer the command's questions. */
  input?: readonly string[]
}

/** World of the command's journeys: one running product, the administrator's token and a working folder. */
export class CommandWorld {
  readonly directory = mkdtempSync(join(tmpdir(), 'sallyport-command-'))
  #stack: Stack | null = null
  #api: AdminApi | null = null
  #token = ''

  get stack(): Stack {
    return this.#stack!
  }
  get api(): AdminApi {
    return this.#api!
  }

  path(name: string): string {
    return join(this.directory, name)
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text)
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8')
  }

  /** Runs the command to its end, with the administrator's token unless `env` sets another. */
  run(args: readonly string[], { env = {}, input }: RunOptions = {}): Promise<Ended> {
    return runCommand(args, {
      url: this.stack.url,
      env: { SALLYPORT_TOKEN: this.#token, ...env },
      cwd: this.directory,
      ...(input && { input }),
    })
  }

  /** Starts the command and returns at once. */
  start(args: readonly string[]): RunningCommand {
    return new RunningCommand(args, { url: this.stack.url, env: { SALLYPORT_TOKEN: this.#token }, cwd: this.directory })
  }

  async open(): Promise<void> {
    this.#stack = await Stack.start()
    this.#api = await AdminApi.logOn(this.#stack)
    this.#token = this.#api.sessionToken
  }

  async close(): Promise<void> {
    await this.#stack?.[Symbol.asyncDispose]()
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** Call once at the top of a file. A journey fails if the server logs an error. */
export function createCommandWorld(): CommandWorld {
  const world = new CommandWorld()
  beforeAll(() => world.open())
  afterAll(() => world.close())
  afterEach(() => expect(world.stack.takeLoggedErrors(), 'errors logged by the server').toEqual([]))
  return world
}
