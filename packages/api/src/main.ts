import 'reflect-metadata'
import { mkdirSync, accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { startApp } from './compose/start-app.ts'
import { ConfigError, readConfig } from './config/config.ts'
import { AppError } from './errors/app-error.ts'

const USAGE =
  'Runs the server. It takes no arguments: everything is set by environment variables, which docs/operations.md lists.'

/** Starts the server by the environment; each thing that can be wrong ends it with one sentence that says what to do. */
async function main(): Promise<void> {
  const [argument] = process.argv.slice(2)
  if (argument !== undefined) {
    const isHelp = argument === '--help' || argument === '-h'
    ;(isHelp ? console.log : console.error)(USAGE)
    process.exit(isHelp ? 0 : 2)
  }
  const config = readConfig(process.env)
  prepareDataDir(config.dataDir)
  const log = pino(
    { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: false }),
  )
  process.on('unhandledRejection', (reason) =>
    log.error(
      {
        reason:
          reason instanceof Error ? { name: reason.name, message: reason.message, stack: reason.stack } : 'unknown',
      },
      'A promise was rejected and nobody was listening',
    ),
  )
  const app = await startApp({ config, log, consoleDir: findConsoleDir() })
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'Stopping failed')
        process.exit(1)
      },
    )
    setTimeout(() => process.exit(1), 10_000).unref()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // One line for whoever started this program, a person or a script. NOTE last: they may end it as soon as they have read it.
  console.log(
    JSON.stringify({
      ready: true,
      url: config.publicUrl,
      listening: app.url,
      firstAdministrator: app.firstAdministrator,
    }),
  )
}

function prepareDataDir(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    accessSync(directory, constants.W_OK | constants.X_OK)
  } catch {
    throw new ConfigError(
      `The data folder ${directory} can't be written. Make it writable for this user, or name another with SALLYPORT_DATA_DIR.`,
    )
  }
}

function findConsoleDir(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const given = process.env['SALLYPORT_CONSOLE_DIR']
  if (given && !existsSync(join(given, 'index.html')))
    throw new ConfigError(`SALLYPORT_CONSOLE_DIR must name the built console, and there is no index.html in ${given}.`)
  return given || join(here, '../../console/dist')
}

main().catch((error: unknown) => {
  console.error(toSentence(error))
  process.exit(1)
})

function toSentence(error: unknown): string {
  if (error instanceof AppError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : 'Starting failed.'
}
