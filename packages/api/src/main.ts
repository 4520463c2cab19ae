import 'reflect-metadata'
import { mkdirSync, accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { startApp } from './app.ts'
import { ConfigError, readConfig } from './config/config.ts'
import { AppError } from './errors/app-error.ts'

/** Starts the server by the environment; each thing that can be wrong ends it with one sentence that says what to do. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  prepareDataDir(config.dataDir)
  const log = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: false }))
  process.on('unhandledRejection', (reason) => log.error({ reason: reason instanceof Error ? { name: reason.name, message: reason.message, stack: reason.stack } : 'unknown' }, 'A promise was rejected and nobody was listening'))
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
  console.log(JSON.stringify({ ready: true, url: config.publicUrl, listening: app.url, firstAdministrator: app.firstAdministrator }))
}

function prepareDataDir(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    accessSync(directory, constants.W_OK | constants.X_OK)
  } catch {
    throw new ConfigError(`The data folder ${directory} can't be written. Make it writable for this user, or name another with SALLYPORT_DATA_DIR.`)
  }
}

function findConsoleDir(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const candidates = [process.env['SALLYPORT_CONSOLE_DIR'], join(here, '../../console/dist')].filter((path) => path !== undefined)
  return candidates.find((path) => existsSync(join(path, 'index.html'))) ?? candidates[0]!
}

main().catch((error: unknown) => {
  console.error(toSentence(error))
  process.exit(1)
})

function toSentence(error: unknown): string {
  const { code, message, port } = error as { code?: string; message?: string; port?: number }
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop the program that uses it, or choose another with SALLYPORT_PORT.`
  if (code === 'EACCES') return `Port ${port} can't be opened by this user. Choose one above 1023 with SALLYPORT_PORT.`
  if (error instanceof AppError) return error.message
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') return 'The database file is damaged or is no Sallyport database. Restore a backup, or name another file with SALLYPORT_DATABASE_URL.'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === '28P01' || code === '3D000') return `The database can't be reached (${message}). Check SALLYPORT_DATABASE_URL.`
  if (code === 'ENOENT') return `A file is missing (${message}).`
  return error instanceof Error ? (error.stack ?? error.message) : 'Starting failed.'
}
