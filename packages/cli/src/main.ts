import { CommanderError } from 'commander'
import { CommandContext } from './commands/command-context.ts'
import { isServerProgram, runServerProgram } from './commands/server-programs.ts'
import { CommandError, interrupted } from './lib/command-error.ts'
import { EXIT_CODE } from './lib/exit-code.ts'
import { toPlainJson, toPlainText } from './lib/plain-text.ts'
import { createProgram } from './program.ts'

declare const __VERSION__: string

const args = process.argv.slice(2)
const isJson = args.includes('--json')
const context = new CommandContext(process.env, process, __VERSION__)
// The reader closed the pipe, as `head` does. That is no failure.
process.stdout.on('error', (error: { code?: string }) =>
  process.exit(error.code === 'EPIPE' ? EXIT_CODE.OK : EXIT_CODE.FAILED),
)

process.exitCode = await run()

async function run(): Promise<number> {
  try {
    // Handled here, because commander would confuse it with `simulate --version`.
    if (args.length === 1 && args[0] === '--version') {
      process.stdout.write(`${__VERSION__}\n`)
      return EXIT_CODE.OK
    }
    // Server programs print their own help.
    if (args[0] === 'help' && isServerProgram(args[1])) return await runServerProgram(args[1], ['--help'], process.env)
    if (isServerProgram(args[0])) return await runServerProgram(args[0], args.slice(1), process.env)
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        // A second Ctrl-C doesn't wait for requests in flight.
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

/** Prints one sentence, or with --json one document, and returns the exit code. */
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
    `This command failed unexpectedly: ${error instanceof Error ? error.message : String(error)}`,
    EXIT_CODE.FAILED,
  )
}

function toUsage({ code, message }: CommanderError): string {
  if (code === 'commander.help') return 'Give a command. "sallyport --help" lists them.'
  const sentence = message.replace(/^error: /, '').replace(/\.?$/, '.')
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)} See "sallyport --help".`
}
