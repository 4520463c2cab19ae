import { parseArgs } from 'node:util'

const HELP = `Stands in for Duo Security's Auth API on this machine.

  --port N         of the API                        (DUO_SIMULATOR_PORT, 4443)
  --pages-port N   of the pages and the control API  (DUO_SIMULATOR_PAGES_PORT, 4444)
  --data-dir PATH  keeps keys, users and devices     (DUO_SIMULATOR_DATA_DIR, none: in memory)
  --help           shows this
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
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(HELP)
  const { env } = process
  const dataDir = values['data-dir'] || env['DUO_SIMULATOR_DATA_DIR']
  const options = {
    port: parsePort("The API's port", values.port || env['DUO_SIMULATOR_PORT'], 4443),
    pagesPort: parsePort("The pages' port", values['pages-port'] || env['DUO_SIMULATOR_PAGES_PORT'], 4444),
    ...(dataDir && { dataDir }),
  }
  // Not before, so that a mistyped option is answered at once.
  const { createDuoSimulator } = await import('./index.ts')
  const simulator = await createDuoSimulator(options)
  console.log('Duo simulator (not Duo)')
  console.log(`  API hostname   ${simulator.apiHostname}   (${simulator.url})`)
  console.log(`  Admin panel    ${simulator.pagesUrl}`)
  console.log(`  Phone          ${simulator.pagesUrl}/phone`)
  console.log(
    simulator.caFile
      ? `  CA certificate ${simulator.caFile}`
      : '  Nothing is kept: set DUO_SIMULATOR_DATA_DIR to keep keys, users and devices.',
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close())
}

function parsePort(what: string, text: string | undefined, fallback: number): number {
  if (!text) return fallback
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${what} has to be a number from 0 to 65535, not "${text}".`)
  return port
}
