import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './build-parts.ts'
import { Child } from './child.ts'
import { endWithNpx } from './end-with-npx.ts'

export interface StackOptions {
  /** Node's arguments for the API. */
  apiArgs: string[]
  dataDir: string
  simulator: boolean
  /** Node's options for the simulator. */
  simulatorArgs?: string[]
  /** The console's address, if it is not the API's. */
  consoleUrl: string | null
  /** More programs, which end with these. */
  beside?: Child[]
  env?: NodeJS.ProcessEnv
}

interface Ready {
  url: string
  firstAdministrator: { username: string; generatedPassword: string | null } | null
}

/** Runs the Duo simulator and the API until one of them ends or Ctrl-C ends both, and prints the addresses once they are up. */
export async function runStack({
  apiArgs,
  simulatorArgs = [],
  dataDir,
  simulator,
  consoleUrl,
  beside = [],
  env = process.env,
}: StackOptions): Promise<void> {
  const children: Child[] = []
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    await Promise.all(children.map((child) => child.stop()))
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  endWithNpx(() => void stop(0))
  const start = (child: Child) => {
    children.push(child)
    void child.exited.then((code) => {
      if (stopping) return
      // With code 1 it has printed the reason itself.
      if (code !== 0 && code !== 1)
        console.error(`The ${child.name} has ended (code ${code ?? 'none'}), so everything stops.`)
      void stop(code === 0 ? 0 : 1)
    })
    return child
  }

  for (const child of beside) start(child)

  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch {
    console.error(
      `The data folder ${dataDir} can't be written. Make it writable for this user, or choose another with SALLYPORT_DATA_DIR.`,
    )
    process.exit(1)
  }
  const apiEnv: NodeJS.ProcessEnv = {
    ...env,
    SALLYPORT_DATA_DIR: dataDir,
    // Hashing uses as many threads as there are cores; DNS lookups and files need free ones beside them.
    UV_THREADPOOL_SIZE: env['UV_THREADPOOL_SIZE'] ?? '16',
    NODE_COMPILE_CACHE: env['NODE_COMPILE_CACHE'] ?? join(ROOT, 'node_modules/.cache/node'),
    NODE_ENV: 'production',
  }
  let pagesUrl: string | null = null
  if (simulator) {
    const simulatorDir = join(dataDir, 'duo-simulator')
    const port = env['DUO_SIMULATOR_PORT'] ?? '4443'
    pagesUrl = `http://localhost:${env['DUO_SIMULATOR_PAGES_PORT'] ?? '4444'}`
    console.log('Starting the Duo simulator …')
    const up = Promise.withResolvers<void>()
    const child = start(
      new Child('Duo simulator', [...simulatorArgs, join(ROOT, 'packages/duo-simulator/src/main.ts')], {
        cwd: ROOT,
        env: { ...env, DUO_SIMULATOR_DATA_DIR: simulatorDir },
        onLine: (line) => line.includes('API hostname') && up.resolve(),
      }),
    )
    await Promise.race([up.promise, child.exited])
    apiEnv['SALLYPORT_DUO_HOSTS'] = [env['SALLYPORT_DUO_HOSTS'], `localhost:${port}`].filter(Boolean).join(',')
    apiEnv['SALLYPORT_DUO_CA_FILE'] ??= join(simulatorDir, 'ca.pem')
    // A server with the simulator is not in production, so introspection is allowed.
    apiEnv['SALLYPORT_INTROSPECTION'] ??= 'on'
  }
  if (stopping) return
  console.log('Starting the API …')
  start(
    new Child('API', apiArgs, {
      cwd: ROOT,
      env: apiEnv,
      onLine: (line) => {
        const ready = toReady(line)
        if (ready) console.log(toSummary(ready, consoleUrl, pagesUrl))
        else console.log(line)
      },
    }),
  )
}

function toReady(line: string): Ready | null {
  try {
    const value = JSON.parse(line) as { ready?: boolean }
    return value.ready ? (value as unknown as Ready) : null
  } catch {
    return null
  }
}

function toSummary({ url, firstAdministrator }: Ready, consoleUrl: string | null, pagesUrl: string | null): string {
  const lines = [`Console          ${consoleUrl ?? url}`, `GraphQL          ${url}/graphql`]
  if (firstAdministrator) {
    lines.push(`Administrator    ${firstAdministrator.username}`)
    lines.push(`First password   ${firstAdministrator.generatedPassword ?? 'as set in SALLYPORT_ADMIN_PASSWORD'}`)
  }
  if (pagesUrl) lines.push(`Duo simulator    ${pagesUrl} (admin panel) and ${pagesUrl}/phone`)
  return ['', 'Sallyport is up.', '', ...lines.map((line) => `  ${line}`), '', 'Press Ctrl-C to stop.', ''].join('\n')
}
