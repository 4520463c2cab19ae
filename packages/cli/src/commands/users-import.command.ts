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
import { type RowFate, UsersImporter } from '../users/users-importer.ts'

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
    .summary('bring users in from a file')
    .description('Users, many at a time.')
    .command('import <file>')
    .summary('add the users of a CSV or JSON file')
    .description(
      'Adds the users of a CSV file (the first line names the columns) or of a JSON list: username, displayName, email, roles (separated by spaces), password, passwordMustChange. All but the username may be left out. Users who are there already are left alone.',
    )
    .option('--dry-run', 'tell what would be done, and change nothing')
    .option(
      '--update',
      'bring name, e-mail address and roles of users who are there already to what the file says; never their password',
    )
    .option(
      '--failed <file>',
      'write the rows that did not get in there, with their problems, to be mended and imported again (0600)',
    )
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>()
      const output = context.openOutput(options)
      const rows = readUsersFile(await readWholeFile(file, { maxBytes: MAX_FILE_BYTES }))
      if (rows.length === 0) throw wrongUse(`${file} has no users.`)
      // Before the first row, since what did not get in would be known nowhere afterwards.
      if (options.failed !== undefined) await checkWritable(options.failed)
      // Ctrl-C begins no further row, and lets those that are begun come to their end: what became of each is known.
      const client = await context.connect(options, output, new AbortController().signal)
      const record = new ImportRecord(rows, output)
      const importer = new UsersImporter({
        client,
        dryRun: options.dryRun ?? false,
        update: options.update ?? false,
        signal: context.signal,
        onFate: (row, fate, problem) => record.add(row, fate, problem),
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
          `${plural(record.failed.length, 'row')} did not get in.`,
          undefined,
          record.toDocument(options.dryRun ?? false),
        )
      output.document(record.toDocument(options.dryRun ?? false))
    })
}

/** What became of each row. */
class ImportRecord {
  readonly #fates = new Map<ImportRow, { fate: RowFate; problem: RowProblem | null }>()

  constructor(
    private readonly rows: readonly ImportRow[],
    private readonly output: Output,
  ) {}

  add(row: ImportRow, fate: RowFate, problem: RowProblem | null): void {
    this.#fates.set(row, { fate, problem })
    if (problem)
      this.output.line(
        `line ${problem.line}: ${problem.username && `${problem.username}: `}${problem.message} (${problem.code})`,
        'red',
      )
    const done = this.#fates.size
    this.output.progress(`${done} of ${this.rows.length}`, { always: done % PROGRESS_EVERY_ROWS === 0 })
  }

  /** Those with a problem, and those that nobody came to any more. */
  get failed(): { row: ImportRow; problem: RowProblem | null }[] {
    return this.rows.flatMap((row) => {
      const known = this.#fates.get(row)
      return !known || known.fate === 'failed' ? [{ row, problem: known?.problem ?? null }] : []
    })
  }

  toDocument(dryRun: boolean) {
    const count = (fate: RowFate) => [...this.#fates.values()].filter((known) => known.fate === fate).length
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
    const { created, updated, unchanged, skipped, failed: lost } = this.toDocument(dryRun)
    const parts = [
      `${created} created`,
      `${updated} updated`,
      `${unchanged} unchanged`,
      `${skipped} skipped because they are there already`,
      `${lost} failed`,
    ].filter((part) => !part.startsWith('0 ') || part.endsWith('created'))
    this.output.line(`${dryRun ? 'It would be: ' : ''}${parts.join(', ')}.`)
    if (failed === undefined || lost === 0) return
    await writeWholeFile(failed, toFailedFile(this.failed), { secret: true })
    this.output.note(`The failed rows are in ${failed}.`)
  }
}
