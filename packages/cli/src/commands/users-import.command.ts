import type { Command } from 'commander'
import type { CommandContext, GlobalOptions } from './command-context.ts'
import { CommandError, interrupted, wrongUse } from '../lib/command-error.ts'
import { plural } from '../lib/plural.ts'
import { readWholeFile } from '../lib/read-whole-file.ts'
import { checkWritable } from '../lib/write-whole-file.ts'
import { ImportRecord } from '../users/import-record.ts'
import { readUsersFile } from '../users/read-users-file.ts'
import { UsersImporter } from '../users/users-importer.ts'

interface ImportOptions extends GlobalOptions {
  dryRun?: boolean
  update?: boolean
  failed?: string
}

const MAX_FILE_BYTES = 64_000_000

export function addUsersImportCommand(program: Command, context: CommandContext): void {
  program
    .command('users')
    .summary('import users')
    .description('Imports users.')
    .command('import <file>')
    .summary('add the users in a CSV or JSON file')
    .description(
      'Adds the users in a CSV file, whose first line names the columns, or in a JSON list. Columns: username, displayName, email, roles (separated by spaces), password, passwordMustChange. Only username is required. Existing users are left unchanged.',
    )
    .option('--dry-run', 'show what would be done without changing anything')
    .option('--update', 'also update the name, e-mail address and roles of existing users; never their password')
    .option(
      '--failed <file>',
      'write failed rows and their problems to this file (mode 0600), to be corrected and imported again',
    )
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>()
      const output = context.openOutput(options)
      const rows = readUsersFile(await readWholeFile(file, { maxBytes: MAX_FILE_BYTES }))
      if (rows.length === 0) throw wrongUse(`${file} contains no users.`)
      // Checked before the first row: afterwards the list of failed rows would be lost.
      if (options.failed !== undefined) await checkWritable(options.failed)
      // Ctrl-C starts no further row but doesn't abort the requests of those in progress, so that the result of each is known.
      const client = await context.connect(options, output, new AbortController().signal)
      const record = new ImportRecord(rows, output)
      const importer = new UsersImporter({
        client,
        dryRun: options.dryRun ?? false,
        update: options.update ?? false,
        signal: context.signal,
        onResult: (row, result, problem) => record.add(row, result, problem),
      })
      let failure: unknown = null
      await importer.import(rows).catch((error: unknown) => (failure = error))
      output.endProgress()
      await record.close(options)
      if (context.signal.aborted) throw interrupted()
      if (failure) throw failure
      if (record.failed.length > 0)
        throw new CommandError(
          'ROWS_FAILED',
          `${plural(record.failed.length, 'row')} failed.`,
          undefined,
          record.toDocument(options.dryRun ?? false),
        )
      output.document(record.toDocument(options.dryRun ?? false))
    })
}
