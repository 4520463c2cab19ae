import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { AdminApi } from './admin-api.ts'
import { type Ended, RunningCommand, runCommand } from './command.ts'
import { Stack } from './stack.ts'

interface RunOptions {
  env?: NodeJS.ProcessEnv
  /** Lines that answer its questions. */
  input?: readonly string[]
}

/** What the command's journeys happen in: one running product, the administrator's token, and a folder to work in. */
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

  /** Runs the command to its end, as the administrator's unless `env` says otherwise. */
  run(args: readonly string[], { env = {}, input }: RunOptions = {}): Promise<Ended> {
    return runCommand(args, {
      url: this.stack.url,
      env: { SALLYPORT_TOKEN: this.#token, ...env },
      cwd: this.directory,
      ...(input && { input }),
    })
  }

  /** Runs it beside the journey. */
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

/** To be called once at the top of a file. No journey passes in which the server logged an error. */
export function createCommandWorld(): CommandWorld {
  const world = new CommandWorld()
  beforeAll(() => world.open())
  afterAll(() => world.close())
  afterEach(() => expect(world.stack.takeComplaints(), 'what the server logged as an error').toEqual([]))
  return world
}
