import { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
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
  1  refused, or failed       5  the server can't be reached
  2  wrong use                6  something has moved since; look again
  3  plan has changes         130  interrupted

"sallyport --version" prints the version. The token is taken from SALLYPORT_TOKEN or from --token-file, never from an argument.`

/** The command with everything that it can do. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('sallyport')
    .description('Sallyport, the authentication server, from the command line')
    .option('--server <url>', 'where the server is (SALLYPORT_URL, else http://localhost:4000)')
    .option('--token-file <file>', 'the file with the token (SALLYPORT_TOKEN_FILE)')
    .option('--json', 'one JSON document on stdout, nothing else')
    .option('--quiet', 'no progress and no notes')
    .option('--no-color', 'no colors (NO_COLOR)')
    .helpOption('--help', 'tell what a command does')
    .addHelpText('after', EXIT_CODES)
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
  // Commander's own sentences; those of ours are CommandErrors.
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
