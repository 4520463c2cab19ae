import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildParts, PARTS, ROOT } from '../../scripts/lib/build-parts.ts'
import type { ProbeQuestion } from './server-probe.ts'
import { PASSWORD, seedUsers } from './seed-users.ts'

const SERVER = join(ROOT, 'packages/api/dist/main.js')
const ADMINISTRATOR = { username: 'admin', password: PASSWORD }
const LONGEST_START_MS = 60_000

interface Duo {
  apiHostname: string
  pagesUrl: string
  integrationKey: string
  secretKey: string
}

/** The built server and the Duo simulator, each a process of its own, with data that is deleted at the end. */
export class BenchStack implements AsyncDisposable {
  readonly #children: ChildProcess[] = []
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'sallyport-bench-'))
  #server!: ChildProcess
  #duo!: Duo
  #url = ''

  static async start({ userCount }: { userCount: number }): Promise<BenchStack> {
    await buildParts(
      PARTS.filter((part) => part.name === 'API'),
      (line) => console.log(line),
    )
    const stack = new BenchStack()
    try {
      await stack.#start(userCount)
    } catch (error) {
      await stack[Symbol.asyncDispose]()
      throw error
    }
    return stack
  }

  get url(): string {
    return this.#url
  }

  get duoPagesUrl(): string {
    return this.#duo.pagesUrl
  }

  get serverPid(): number {
    return this.#server.pid!
  }

  /** All processes of the benchmark: the server, the simulator and this one. */
  get pids(): number[] {
    return [process.pid, ...this.#children.map((child) => child.pid!)]
  }

  /** The command that runs the server, to start it once more. */
  toServerCommand(port: number): { args: string[]; env: NodeJS.ProcessEnv } {
    const env = {
      ...process.env,
      UV_THREADPOOL_SIZE: '16',
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node'),
      NODE_ENV: 'production',
      SALLYPORT_PORT: String(port),
      SALLYPORT_PUBLIC_URL: 'http://localhost:4000',
      SALLYPORT_DATA_DIR: this.#dataDir,
      SALLYPORT_ADMIN_USERNAME: ADMINISTRATOR.username,
      SALLYPORT_ADMIN_PASSWORD: ADMINISTRATOR.password,
      SALLYPORT_TRUSTED_PROXIES: '127.0.0.1',
      SALLYPORT_DUO_HOSTS: this.#duo.apiHostname,
      SALLYPORT_DUO_CA_FILE: join(this.#dataDir, 'duo-ca.pem'),
      SALLYPORT_LOG_LEVEL: 'error',
    }
    return { args: [SERVER], env }
  }

  ask<T = unknown>(question: ProbeQuestion): Promise<T> {
    return new Promise((resolve) => {
      this.#server.once('message', (answer) => resolve(answer as T))
      this.#server.send(question)
    })
  }

  get duoPort(): number {
    return Number(this.#duo.apiHostname.split(':')[1])
  }

  /** Starts a program that waits for pushes with Duo's own client. */
  async startSdkPoller(): Promise<{ child: ChildProcess; port: number }> {
    const { integrationKey, secretKey } = this.#duo
    const program = join(import.meta.dirname, 'sdk-poller.ts')
    await this.#run(
      ['--expose-gc', program, String(this.duoPort), join(this.#dataDir, 'duo-ca.pem'), integrationKey, secretKey],
      process.env,
      (line) => (line as { poller?: boolean }).poller === true,
    )
    return { child: this.#children.at(-1)!, port: this.duoPort }
  }

  async stopServer(): Promise<void> {
    await end(this.#server)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#children.map(end))
    rmSync(this.#dataDir, { recursive: true, force: true })
  }

  async #start(userCount: number): Promise<void> {
    const duoArgs = [join(import.meta.dirname, 'duo-process.ts'), String(userCount), join(this.#dataDir, 'duo-ca.pem')]
    this.#duo = await this.#run(duoArgs, process.env, (line) => (line as Partial<Duo>).apiHostname !== undefined)
    const { args, env } = this.toServerCommand(0)
    const probe = new URL('server-probe.ts', import.meta.url).href
    const ready = await this.#run<{ listening: string }>(
      ['--import', probe, ...args],
      env,
      (line) => (line as { ready?: boolean }).ready === true,
    )
    this.#server = this.#children.at(-1)!
    this.#url = ready.listening
    await this.#setUp()
    seedUsers(join(this.#dataDir, 'sallyport.sqlite'), userCount, ADMINISTRATOR.username)
  }

  /** Starts a program and returns its first line of JSON that `isReady` accepts. */
  #run<T>(args: readonly string[], env: NodeJS.ProcessEnv, isReady: (line: unknown) => boolean): Promise<T> {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
    this.#children.push(child)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${args.join(' ')} did not start`)), LONGEST_START_MS)
      child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}`)))
      createInterface({ input: child.stdout! }).on('line', (line) => {
        if (!line.startsWith('{')) return
        const value = JSON.parse(line) as unknown
        if (!isReady(value)) return
        clearTimeout(timer)
        resolve(value as T)
      })
    })
  }

  /** Sets Duo up as an administrator would: the keys in the settings, Duo in the Browser scheme. */
  async #setUp(): Promise<void> {
    const logon = 'id ... on LogonStep { token } ... on LogonCompleted { sessionToken }'
    const { startLogon } = await this.#ask(`mutation { startLogon(input: { accessType: "client" }) { ${logon} } }`)
    const answer = { password: ADMINISTRATOR }
    const { submitStep } = await this.#ask(
      `mutation($input: SubmitStepInput!) { submitStep(input: $input) { ${logon} } }`,
      { input: { token: startLogon.token, answer } },
    )
    if (!submitStep.sessionToken) throw new Error('The administrator could not log on')
    const bearer = submitStep.sessionToken as string
    const { integrationKey, secretKey, apiHostname } = this.#duo
    const values = { integrationKey, secretKey, apiHostname }
    await this.#ask(
      'mutation($input: UpdateSettingsInput!) { updateSettings(input: $input) { __typename } }',
      { input: { module: 'duo', values } },
      bearer,
    )
    const steps = [{ module: 'password' }, { module: 'duo' }]
    const saved = await this.#ask(
      'mutation($input: SaveSchemeInput!) { saveScheme(input: $input) { __typename } }',
      { input: { key: 'browser', steps } },
      bearer,
    )
    if (saved.saveScheme.__typename !== 'Scheme') throw new Error('Duo could not be added to the Browser scheme')
  }

  async #ask(query: string, variables: object = {}, bearer?: string): Promise<Record<string, any>> {
    const headers = { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) }
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data: Record<string, any> | null; errors?: unknown }
    if (!data || errors) throw new Error(JSON.stringify(errors))
    return data
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exited
}
