import { createDuoSimulator, type DuoSimulator } from '@sallyport/duo-simulator'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findFreePort } from './find-free-port.ts'
import { type DatabaseKind, type StackDatabase, startStackDatabase } from './stack-database.ts'

const ROOT = join(import.meta.dirname, '../..')
const SERVER = join(ROOT, 'packages/api/dist/main.js')
const BUILT = [
  SERVER,
  join(ROOT, 'packages/console/dist/index.html'),
  join(ROOT, 'packages/duo-simulator/dist/pages/index.html'),
]

export const ADMINISTRATOR = { username: 'admin', password: 'a first password for journeys' }

/** The built server with the console, and the simulator with its pages, as `pnpm start` runs them. */
export class Stack implements AsyncDisposable {
  readonly url: string
  readonly simulator: DuoSimulator
  readonly #process: ChildProcess
  readonly #directory: string
  readonly #database: StackDatabase
  readonly #loggedErrors: string[] = []

  private constructor(
    url: string,
    simulator: DuoSimulator,
    process: ChildProcess,
    directory: string,
    database: StackDatabase,
  ) {
    this.url = url
    this.simulator = simulator
    this.#process = process
    this.#directory = directory
    this.#database = database
    // The log level is `error`, so every line is an error.
    createInterface({ input: process.stderr! }).on('line', (line) => this.#loggedErrors.push(line))
  }

  static async start({ database: kind = 'sqlite' }: { database?: DatabaseKind } = {}): Promise<Stack> {
    const missing = BUILT.find((file) => !existsSync(file))
    if (missing) throw new Error(`${missing} has not been built. Run "pnpm build" first.`)
    const directory = await mkdtemp(join(tmpdir(), 'sallyport-e2e-'))
    const database = await startStackDatabase(kind, directory)
    const simulator = await createDuoSimulator()
    const caFile = join(directory, 'duo-ca.pem')
    await writeFile(caFile, simulator.ca)
    const port = await findFreePort()
    const child = spawn(process.execPath, [SERVER], {
      cwd: directory,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        UV_THREADPOOL_SIZE: '16',
        SALLYPORT_PORT: String(port),
        SALLYPORT_DATA_DIR: directory,
        SALLYPORT_DATABASE_URL: database.url,
        SALLYPORT_ADMIN_USERNAME: ADMINISTRATOR.username,
        SALLYPORT_ADMIN_PASSWORD: ADMINISTRATOR.password,
        SALLYPORT_DUO_HOSTS: simulator.apiHostname,
        SALLYPORT_DUO_CA_FILE: caFile,
        SALLYPORT_LOG_LEVEL: 'error',
      },
    })
    const stack = new Stack(`http://localhost:${port}`, simulator, child, directory, database)
    await waitUntilReady(child).catch(async (error: unknown) => {
      await stack[Symbol.asyncDispose]()
      throw new Error(stack.takeLoggedErrors().join('\n'), { cause: error })
    })
    return stack
  }

  /** Returns the errors that the server has logged since the last call. */
  takeLoggedErrors(): string[] {
    return this.#loggedErrors.splice(0)
  }

  /** Moves the start of all sessions into the past; the time of their last use stays. */
  ageSessions(minutes: number): Promise<void> {
    return this.#database.run(`update sessions set started_at = started_at - ${minutes * 60_000}`)
  }

  /** Moves the last use of all sessions into the past. */
  idleSessions(minutes: number): Promise<void> {
    return this.#database.run(
      `update sessions set last_seen_at = last_seen_at - ${minutes * 60_000}, idle_expires_at = idle_expires_at - ${minutes * 60_000}`,
    )
  }

  /** Moves the deadline of the provisional publication into the past. */
  ageProvisionalPublication(minutes: number): Promise<void> {
    return this.#database.run(
      `update schemes set confirm_by = confirm_by - ${minutes * 60_000} where confirm_by is not null`,
    )
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    if (this.#process.kill('SIGTERM')) await ended
    await this.simulator.close()
    await this.#database.stop()
    await rm(this.#directory, { recursive: true, force: true })
  }
}

function waitUntilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was up`)))
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.includes('"ready":true')) resolve()
    })
  })
}
