import { CommanderError } from 'commander'
import { CommandContext } from './command-context.ts'
import { isServerProgram, runServerProgram } from './commands/server-programs.ts'
import { CommandError, interrupted } from './lib/command-error.ts'
import { EXIT_CODE } from './lib/exit-code.ts'
import { toPlainJson, toPlainText } from './lib/plain-text.ts'
import { createProgram } from './program.ts'

declare const __VERSION__: string

const args = process.argv.slice(2)
const isJson = args.includes('--json')
const context = new CommandContext(process.env, process, __VERSION__)
// Whoever reads has left, as `head` does: nothing is wrong.
process.stdout.on('error', (error: { code?: string }) =>
  process.exit(error.code === 'EPIPE' ? EXIT_CODE.OK : EXIT_CODE.FAILED),
)

process.exitCode = await run()

async function run(): Promise<number> {
  try {
    // Not an option of the program for commander: it would take the --version of `simulate` for it.
    if (args.length === 1 && args[0] === '--version') {
      process.stdout.write(`${__VERSION__}\n`)
      return EXIT_CODE.OK
    }
    // They have help of their own.
    if (args[0] === 'help' && isServerProgram(args[1])) return await runServerProgram(args[1], ['--help'], process.env)
    if (isServerProgram(args[0])) return await runServerProgram(args[0], args.slice(1), process.env)
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        // Whoever asks twice does not want to wait for what is under way.
        if (context.signal.aborted) process.exit(EXIT_CODE.INTERRUPTED)
        context.interrupt()
      })
    await createProgram(context).parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? EXIT_CODE.OK)
  } catch (error) {
    return fail(context.signal.aborted ? interrupted() : error)
  } finally {
    context.close()
  }
}

/** Ends with one sentence, or with one document. */
function fail(error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT_CODE.OK
  const { code, message, exitCode, details } = toCommandError(error)
  if (isJson) process.stdout.write(`${toPlainJson({ error: { code, message, ...details } })}\n`)
  else process.stderr.write(`${toPlainText(message)}\n`)
  return exitCode
}

function toCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error
  if (error instanceof CommanderError) return new CommandError('WRONG_USE', toUsage(error), EXIT_CODE.WRONG_USE)
  return new CommandError(
    'INTERNAL',
    `Something went wrong in this command: ${error instanceof Error ? error.message : String(error)}`,
    EXIT_CODE.FAILED,
  )
}

function toUsage({ code, message }: CommanderError): string {
  if (code === 'commander.help') return 'Name a command; "sallyport --help" lists them.'
  const sentence = message.replace(/^error: /, '').replace(/\.?$/, '.')
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)} "sallyport --help" tells how it is used.`
}
