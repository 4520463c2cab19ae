import type { Command } from 'commander'
import { type CommandContext, globalOptions, type GlobalOptions } from './command-context.ts'
import { CommandError } from '../lib/command-error.ts'
import { EXIT_CODE } from '../lib/exit-code.ts'
import type { Output } from '../lib/output.ts'
import { writeWholeFile } from '../lib/write-whole-file.ts'
import { type CompletedLogon, LogonPlayer } from '../logon/logon-player.ts'

interface LogonOptions extends GlobalOptions {
  accessType: string
  username?: string
}

const CANCEL_WITHIN_MS = 10_000

export function addLogonCommand(program: Command, context: CommandContext): void {
  program
    .command('logon')
    .summary('log on in the terminal and print a session token')
    .description(
      'Logs on through the scheme of the access type and prints the session token. With --token-file, writes the token to that file instead (mode 0600), for use by the other commands.\nWithout a terminal, each line of stdin answers one question.',
    )
    .option('--access-type <key>', 'access type to log on through; it must deliver sessions as tokens', 'client')
    .option('--username <name>', 'user to log on as')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<LogonOptions>()
      const output = context.openOutput(options)
      const completed = await logOn(options, output, context)
      await deliver(completed, globalOptions(command).tokenFile, output)
    })
}

/** Logs on. After a refusal, starts again if the user wants to. */
async function logOn(options: LogonOptions, output: Output, context: CommandContext): Promise<CompletedLogon> {
  const client = context.connectAnonymously(options)
  const dialog = context.openDialog()
  for (;;) {
    const player = new LogonPlayer({
      client,
      dialog,
      output,
      accessType: options.accessType,
      username: options.username ?? null,
      signal: context.signal,
    })
    try {
      return await player.play()
    } catch (error) {
      // Needs a signal of its own: after Ctrl-C the context's is aborted already.
      await player.cancel(context.connectAnonymously(options, AbortSignal.timeout(CANCEL_WITHIN_MS)))
      if (!dialog.isInteractive || !(error instanceof CommandError) || error.exitCode !== EXIT_CODE.FAILED) throw error
      output.say(error.message, 'red')
      const again = await dialog.ask('Start again? [y/N] ', { signal: context.signal })
      if (!/^y(es)?$/i.test(again?.trim() ?? '')) throw error
    }
  }
}

async function deliver(
  { session, sessionToken, accessType, scheme, version }: CompletedLogon,
  tokenFile: string | undefined,
  output: Output,
): Promise<void> {
  if (!sessionToken)
    throw new CommandError(
      'NO_TOKEN',
      `The access type “${accessType}” delivers no token. Choose another with --access-type.`,
      EXIT_CODE.FAILED,
    )
  if (tokenFile !== undefined) await writeWholeFile(tokenFile, `${sessionToken}\n`, { secret: true })
  output.document({
    accessType,
    scheme,
    version,
    username: session.user.username,
    session: { id: session.id, startedAt: session.startedAt, expiresAt: session.expiresAt },
    ...(tokenFile === undefined ? { token: sessionToken } : { tokenFile }),
  })
  output.note(
    `Logged on as ${session.user.username} through version ${version} of “${scheme}”. The session ends at ${session.expiresAt}.`,
    'green',
  )
  if (output.isJson) return
  if (tokenFile === undefined) output.raw(`${sessionToken}\n`)
  else output.line(`Token written to ${tokenFile}. Use it with --token-file ${tokenFile}.`)
}
