import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { writeFileAtomically } from './lib/atomic-file.ts'

const HELP = `Simulates Duo Security's Auth API and Universal Prompt on this machine.

  --port N         port of the API                    DUO_SIMULATOR_PORT        default 4443
  --pages-port N   port of the pages and control API  DUO_SIMULATOR_PAGES_PORT  default 4444
  --data-dir PATH  stores keys, users and devices     DUO_SIMULATOR_DATA_DIR    default: memory only
  --load FILE      loads this state at the start      DUO_SIMULATOR_LOAD
  --save FILE      saves the state here at the end    DUO_SIMULATOR_SAVE
  --help           shows this help

Port 0 picks a free port. A state is one JSON file, the same as GET /control/state returns. It contains the secret keys.
`

try {
  await main()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'pages-port': { type: 'string' },
      'data-dir': { type: 'string' },
      load: { type: 'string' },
      save: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(HELP)
  const { env } = process
  const dataDir = values['data-dir'] || env['DUO_SIMULATOR_DATA_DIR']
  const loadFrom = values.load || env['DUO_SIMULATOR_LOAD']
  const saveTo = values.save || env['DUO_SIMULATOR_SAVE']
  const options = {
    port: parsePort('--port', values.port || env['DUO_SIMULATOR_PORT'], 4443),
    pagesPort: parsePort('--pages-port', values['pages-port'] || env['DUO_SIMULATOR_PAGES_PORT'], 4444),
    ...(dataDir && { dataDir }),
    ...(loadFrom && { state: readState(loadFrom) }),
  }
  // Loaded late, so that a mistyped option fails at once.
  const { createDuoSimulator } = await import('./index.ts')
  const simulator = await createDuoSimulator(options)
  console.log('Duo simulator (not Duo)')
  console.log(`  API hostname   ${simulator.apiHostname}   (${simulator.url})`)
  console.log(`  Admin panel    ${simulator.pagesUrl}`)
  console.log(`  Phone          ${simulator.pagesUrl}/phone`)
  console.log(`  CA certificate ${simulator.caFile ?? `${simulator.pagesUrl}/ca.pem`}`)
  if (!simulator.caFile)
    console.log('  Everything is in memory. Set DUO_SIMULATOR_DATA_DIR to keep keys, users and devices.')
  let ending = false
  const end = (): void => {
    // A parent process may forward a signal that the whole process group received already.
    if (ending) return
    ending = true
    if (saveTo) saveState(saveTo, simulator.control.state())
    void simulator.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
}

function parsePort(option: string, text: string | undefined, fallback: number): number {
  if (!text) return fallback
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${option} must be a port number from 0 to 65535, not "${text}".`)
  return port
}

function readState(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`Can't read the state in ${path}: ${(error as Error).message}`, { cause: error })
  }
}

function saveState(path: string, state: unknown): void {
  try {
    writeFileAtomically(path, `${JSON.stringify(state, null, 2)}\n`, 0o600)
  } catch (error) {
    console.error(`Can't save the state in ${path}: ${(error as Error).message}`)
    process.exitCode = 1
  }
}
