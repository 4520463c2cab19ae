import { type DuoSimulator, createDuoSimulator } from '@sallyport/duo-simulator'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, startApp } from '../../src/compose/start-app.ts'
import { readConfig } from '../../src/config/config.ts'
import type { Log } from '../../src/lib/log.ts'
import type { AuthenticationModule } from '../../src/module-contract/authentication-module.ts'
import { HASH_COST } from '../../src/people/passwords/password-hasher.ts'
import { createTestDatabase } from './test-database.ts'

export const ADMINISTRATOR = { username: 'admin', password: 'a first password for tests' }

/** A clock that runs with the system's and can be set forward. */
export class MovableClock {
  #offset = 0
  now = (): number => Date.now() + this.#offset
  forward(ms: number): void {
    this.#offset += ms
  }
}

export interface TestServerOptions {
  /** With a Duo simulator, reachable as the operator would configure it. */
  duo?: boolean
  /** Starts on data that another server has written. */
  dataFrom?: TestServer
  env?: Record<string, string>
  /** With passwords hashed at the cost of the product, where the time of that matters. */
  realHashes?: boolean
  extraModules?: readonly AuthenticationModule[]
}

/** The real server over HTTP, on the real database, beside the real simulator over TLS. */
export class TestServer implements AsyncDisposable {
  readonly logLines: string[] = []

  private constructor(
    readonly app: App,
    readonly clock: MovableClock,
    readonly dataDir: string,
    readonly databaseUrl: string,
    readonly masterKey: string,
    readonly simulator: DuoSimulator | null,
    private readonly ownsSimulator: boolean,
  ) {}

  static async start({
    duo = false,
    dataFrom,
    env = {},
    realHashes = false,
    extraModules,
  }: TestServerOptions = {}): Promise<TestServer> {
    const dataDir = dataFrom?.dataDir ?? (await mkdtemp(join(tmpdir(), 'sallyport-test-')))
    const databaseUrl = dataFrom?.databaseUrl ?? (await createTestDatabase(dataDir))
    const masterKey = dataFrom?.masterKey ?? randomBytes(32).toString('hex')
    const clock = dataFrom?.clock ?? new MovableClock()
    const simulator = dataFrom?.simulator ?? (duo ? await createDuoSimulator({ quiet: true }) : null)
    const caFile = join(dataDir, 'duo-ca.pem')
    if (simulator) await writeFile(caFile, simulator.ca)
    const config = readConfig({
      SALLYPORT_PORT: '0',
      SALLYPORT_PUBLIC_URL: 'http://localhost:4000',
      SALLYPORT_DATA_DIR: dataDir,
      SALLYPORT_DATABASE_URL: databaseUrl,
      SALLYPORT_MASTER_KEY: masterKey,
      SALLYPORT_ADMIN_USERNAME: ADMINISTRATOR.username,
      SALLYPORT_ADMIN_PASSWORD: ADMINISTRATOR.password,
      // Lets tests come from many addresses.
      SALLYPORT_TRUSTED_PROXIES: '127.0.0.1',
      ...(simulator ? { SALLYPORT_DUO_HOSTS: simulator.apiHostname, SALLYPORT_DUO_CA_FILE: caFile } : {}),
      ...env,
    })
    const lines: string[] = []
    const app = await startApp({
      config,
      clock,
      log: createTestLog(lines),
      hashCost: realHashes ? HASH_COST : { memoryCost: 1_024, timeCost: 1, parallelism: 1 },
      ...(extraModules ? { extraModules } : {}),
    })
    const server = new TestServer(app, clock, dataDir, databaseUrl, masterKey, simulator, !dataFrom)
    server.logLines.push(...lines)
    lines.push = (...more: string[]) => server.logLines.push(...more)
    return server
  }

  get url(): string {
    return this.app.url
  }

  #halted = false

  /** Stops the server, keeps its data and the simulator. */
  async halt(): Promise<void> {
    if (this.#halted) return
    this.#halted = true
    await this.app.stop()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.halt()
    if (this.ownsSimulator) {
      await this.simulator?.close()
      await rm(this.dataDir, { recursive: true, force: true })
    }
  }
}

function createTestLog(lines: string[]): Log {
  const write = (level: string) => (fields: object, message: string) =>
    void lines.push(JSON.stringify({ level, message, ...fields }))
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}
