import 'reflect-metadata'
import { ConfigError, readConfig } from '../config/config.ts'
import { AppError } from '../errors/app-error.ts'
import { systemClock } from '../lib/clock.ts'
import { backup } from './commands/backup.command.ts'
import type { ToolResult, ToolContext } from './tool/context.ts'
import { doctor } from './commands/doctor.command.ts'
import { recover } from './commands/recover.command.ts'
import { restore } from './commands/restore.command.ts'
import { rotateKey } from './commands/rotate-key.command.ts'

const COMMANDS: Readonly<Record<string, (context: ToolContext) => Promise<ToolResult>>> = {
  recover,
  backup,
  restore,
  doctor,
  'rotate-key': rotateKey,
}

const USAGE = `Tools to run on the server, with its environment (SALLYPORT_DATA_DIR, SALLYPORT_DATABASE_URL, …).

recover [--username NAME] [--minutes N] [--enable]   create a single-use recovery code for an administrator
backup FILE [--with-key]                             write a backup, without sessions and logons in progress
restore FILE [--force]                               restore a backup into an empty database
rotate-key                                           replace the master key
doctor                                               check the installation; exit code 1 for warnings, 2 for failures

--json prints one document for programs.`

/** Exit codes: the command's own, 1 for a refusal with a reason, 2 for wrong use. */
async function main(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2)
  const isJson = rest.includes('--json')
  if (name === 'help' || [name, ...rest].some((arg) => arg === '--help' || arg === '-h')) {
    console.log(USAGE)
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    console.error(USAGE)
    return 2
  }
  try {
    const context = {
      config: readConfig(process.env),
      env: process.env,
      clock: systemClock,
      args: rest.filter((arg) => arg !== '--json'),
      report: (line: string) => console.error(line),
    }
    const { result, lines, exitCode = 0 } = await command(context)
    console.log(isJson ? JSON.stringify(result, null, 2) : lines.join('\n'))
    return exitCode
  } catch (error) {
    const { code, message } = toFailure(error)
    if (isJson) console.log(JSON.stringify({ error: { code, message } }, null, 2))
    else console.error(message)
    return code === 'WRONG_USE' || error instanceof ConfigError ? 2 : 1
  }
}

function toFailure(error: unknown): { code: string; message: string } {
  const { code = 'FAILED', message = '' } = error as { code?: string; message?: string }
  if (error instanceof AppError) return { code, message }
  if (code.startsWith('ERR_PARSE_ARGS'))
    return { code: 'WRONG_USE', message: `${message.split('. ', 1)[0]!.replace(/\.?$/, '.')} See --help.` }
  if (code === 'ENOENT') return { code: 'NO_SUCH_FILE', message: `A file is missing (${message}).` }
  if (code === 'EEXIST')
    return { code: 'FILE_EXISTS', message: `The file already exists (${message}). Choose another name.` }
  return { code: 'FAILED', message: error instanceof Error ? (error.stack ?? message) : 'The command failed.' }
}

process.exitCode = await main()
