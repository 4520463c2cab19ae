import type { Command } from 'commander'
import type { CommandContext, GlobalOptions } from '../command-context.ts'
import { CommandError, interrupted, wrongUse } from '../lib/command-error.ts'
import type { Output } from '../lib/output.ts'
import { plural } from '../lib/plural.ts'
import { readWholeFile } from '../lib/read-whole-file.ts'
import { checkWritable, writeWholeFile } from '../lib/write-whole-file.ts'
import type { ImportRow, RowProblem } from '../users/import-row.ts'
import { readUsersFile } from '../users/read-users-file.ts'
import { toFailedFile } from '../users/to-failed-file.ts'
import { type RowResult, UsersImporter } from '../users/users-importer.ts'

interface ImportOptions extends GlobalOptions {
  dryRun?: boolean
  update?: boolean
  failed?: string
}

const MAX_FILE_BYTES = 64_000_000
const PROGRESS_EVERY_ROWS = 100

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

/** The result of each row. */
class ImportRecord {
  readonly #results = new Map<ImportRow, { result: RowResult; problem: RowProblem | null }>()

  constructor(
    private readonly rows: readonly ImportRow[],
    private readonly output: Output,
  ) {}

  add(row: ImportRow, result: RowResult, problem: RowProblem | null): void {
    this.#results.set(row, { result, problem })
    if (problem)
      this.output.line(
        `line ${problem.line}: ${problem.username && `${problem.username}: `}${problem.message} (${problem.code})`,
        'red',
      )
    const done = this.#results.size
    this.output.progress(`${done} of ${this.rows.length}`, { always: done % PROGRESS_EVERY_ROWS === 0 })
  }

  /** Rows with a problem, and rows that were not attempted. */
  get failed(): { row: ImportRow; problem: RowProblem | null }[] {
    return this.rows.flatMap((row) => {
      const known = this.#results.get(row)
      return !known || known.result === 'failed' ? [{ row, problem: known?.problem ?? null }] : []
    })
  }

  toDocument(dryRun: boolean) {
    const count = (result: RowResult) => [...this.#results.values()].filter((known) => known.result === result).length
    const problems = this.failed.flatMap(({ problem }) => problem ?? [])
    return {
      dryRun,
      rows: this.rows.length,
      created: count('created'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      skipped: count('skipped'),
      failed: this.failed.length,
      problems,
    }
  }

  async close({ dryRun = false, failed }: ImportOptions): Promise<void> {
    const { created, updated, unchanged, skipped, failed: failedCount } = this.toDocument(dryRun)
    const parts = [
      `${created} created`,
      `${updated} updated`,
      `${unchanged} unchanged`,
      `${skipped} skipped because they already exist`,
      `${failedCount} failed`,
    ].filter((part) => !part.startsWith('0 ') || part.endsWith('created'))
    this.output.line(`${dryRun ? 'Dry run, nothing was changed: ' : ''}${parts.join(', ')}.`)
    if (failed === undefined || failedCount === 0) return
    await writeWholeFile(failed, toFailedFile(this.failed), { secret: true })
    this.output.note(`Failed rows written to ${failed}.`)
  }
}
