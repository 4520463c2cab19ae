import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { writeFileAtomically } from './lib/atomic-file.ts'

const HELP = `Stands in for Duo Security's Auth API and Universal Prompt on this machine.

  --port N         of the API                        (DUO_SIMULATOR_PORT, 4443)
  --pages-port N   of the pages and the control API  (DUO_SIMULATOR_PAGES_PORT, 4444)
  --data-dir PATH  keeps keys, users and devices     (DUO_SIMULATOR_DATA_DIR, none: in memory)
  --load FILE      starts with this state            (DUO_SIMULATOR_LOAD)
  --save FILE      writes its state there at the end (DUO_SIMULATOR_SAVE)
  --help           shows this

0 as port takes any free one. A state is one JSON file, as GET /control/state gives it. It holds the secret keys.
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
    port: parsePort("The API's port", values.port || env['DUO_SIMULATOR_PORT'], 4443),
    pagesPort: parsePort("The pages' port", values['pages-port'] || env['DUO_SIMULATOR_PAGES_PORT'], 4444),
    ...(dataDir && { dataDir }),
    ...(loadFrom && { state: readState(loadFrom) }),
  }
  // Not before, so that a mistyped option is answered at once.
  const { createDuoSimulator } = await import('./index.ts')
  const simulator = await createDuoSimulator(options)
  console.log('Duo simulator (not Duo)')
  console.log(`  API hostname   ${simulator.apiHostname}   (${simulator.url})`)
  console.log(`  Admin panel    ${simulator.pagesUrl}`)
  console.log(`  Phone          ${simulator.pagesUrl}/phone`)
  console.log(`  CA certificate ${simulator.caFile ?? `${simulator.pagesUrl}/ca.pem`}`)
  if (!simulator.caFile) console.log('  Nothing is kept: set DUO_SIMULATOR_DATA_DIR to keep keys, users and devices.')
  let ending = false
  const end = (): void => {
    // Whoever runs this may pass on what the whole group gets anyway.
    if (ending) return
    ending = true
    if (saveTo) saveState(saveTo, simulator.control.state())
    void simulator.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
}

function parsePort(what: string, text: string | undefined, fallback: number): number {
  if (!text) return fallback
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${what} has to be a number from 0 to 65535, not "${text}".`)
  return port
}

function readState(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`The state in ${path} can't be read (${(error as Error).message}).`, { cause: error })
  }
}

function saveState(path: string, state: unknown): void {
  try {
    writeFileAtomically(path, `${JSON.stringify(state, null, 2)}\n`, 0o600)
  } catch (error) {
    console.error(`The state couldn't be saved in ${path} (${(error as Error).message}).`)
    process.exitCode = 1
  }
}
