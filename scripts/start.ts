import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildParts, PARTS, ROOT } from './lib/build-parts.ts'
import { DEMO_DIRECTORY, ensureDemoData } from './lib/demo-data.ts'
import { runStack } from './lib/run-stack.ts'

/**
 * `pnpm start [--demo]` builds what has changed, then runs the server and, unless SALLYPORT_DUO_SIMULATOR=off, the Duo simulator.
 * With --demo (or SALLYPORT_DEMO=on) both start with users and a month of logons, in a data folder of their own.
 */
const { env } = process
const simulator = readSwitch('SALLYPORT_DUO_SIMULATOR', 'on')
const demo = readSwitch('SALLYPORT_DEMO', 'off') || readArguments()
if (demo && !simulator) fail('The demo needs the Duo simulator. Leave SALLYPORT_DUO_SIMULATOR out, or on.')
if (demo && env['SALLYPORT_DATABASE_URL'])
  fail('The demo keeps its data in its own folder. Start it without SALLYPORT_DATABASE_URL.')

try {
  await buildParts(simulator ? PARTS : PARTS.filter((part) => part.directory !== 'packages/duo-simulator'), (line) =>
    console.log(line),
  )
} catch (error) {
  fail(`Building failed: ${(error as Error).message}`)
}
const dataDir = resolve(
  env['INIT_CWD'] ?? process.cwd(),
  env['SALLYPORT_DATA_DIR'] ?? (demo ? DEMO_DIRECTORY : join(ROOT, '.sallyport')),
)
if (demo) {
  const access = await ensureDemoData(dataDir, env['DUO_SIMULATOR_PORT'] ?? '4443').catch((error: Error) =>
    fail(`The demo could not be prepared: ${error.message}`),
  )
  console.log(
    `Demo: log on as ${access.administrator}, or as any user of the list, with the password ${access.password}`,
  )
}
await runStack({ apiArgs: [join(ROOT, 'packages/api/dist/main.js')], dataDir, simulator, consoleUrl: null })

/** True with --demo; npm and pnpm may pass "--" on. */
function readArguments(): boolean {
  try {
    const args = process.argv.slice(2).filter((argument) => argument !== '--')
    return parseArgs({ args, options: { demo: { type: 'boolean', default: false } } }).values.demo
  } catch {
    fail('Start takes one option: --demo. Everything else is set in the environment (docs/operations.md).')
  }
}

function readSwitch(name: string, otherwise: 'on' | 'off'): boolean {
  const value = env[name] || otherwise
  if (value !== 'on' && value !== 'off') fail(`${name} must be on or off.`)
  return value === 'on'
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
