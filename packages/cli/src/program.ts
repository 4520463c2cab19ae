import { Command } from 'commander'
import type { CommandContext } from './commands/command-context.ts'
import { addApplyCommand } from './commands/apply.command.ts'
import { addExportCommand } from './commands/export.command.ts'
import { addLogonCommand } from './commands/logon.command.ts'
import { addPlanCommand } from './commands/plan.command.ts'
import { addServerPrograms } from './commands/server-programs.ts'
import { addSimulateCommand } from './commands/simulate.command.ts'
import { addTestCommand } from './commands/test.command.ts'
import { addUsersImportCommand } from './commands/users-import.command.ts'

const EXIT_CODES = `
Exit codes:
  0  done                     4  not authorized
  1  refused or failed        5  server unreachable
  2  wrong usage              6  out of date: plan again
  3  plan has changes         130  interrupted

"sallyport --version" prints the version. The token is read from SALLYPORT_TOKEN or --token-file, never from an argument.`

/** Creates `sallyport` with all of its commands. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('sallyport')
    .description('Command line of Sallyport, the authentication server')
    .option('--server <url>', 'server address (default: SALLYPORT_URL, else http://localhost:4000)')
    .option('--token-file <file>', 'file that holds the token (default: SALLYPORT_TOKEN_FILE)')
    .option('--json', 'print one JSON document on stdout and nothing else')
    .option('--quiet', 'hide progress and notes')
    .option('--no-color', 'print without colors (NO_COLOR)')
    .helpOption('--help', 'show help for a command')
    .addHelpText('after', EXIT_CODES)
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
  // Commander's own messages are dropped; main.ts prints every error.
  program.configureOutput({ writeOut: (text) => context.streams.stdout.write(text), writeErr: () => undefined })
  addServerPrograms(program, context)
  addPlanCommand(program, context)
  addApplyCommand(program, context)
  addExportCommand(program, context)
  addSimulateCommand(program, context)
  addTestCommand(program, context)
  addLogonCommand(program, context)
  addUsersImportCommand(program, context)
  return program
}
