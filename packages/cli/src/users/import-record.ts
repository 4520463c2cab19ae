import type { Output } from '../lib/output.ts'
import { writeWholeFile } from '../lib/write-whole-file.ts'
import type { ImportRow, RowProblem } from './import-row.ts'
import { toFailedFile } from './to-failed-file.ts'
import type { RowResult } from './users-importer.ts'

const PROGRESS_EVERY_ROWS = 100

/** The result of each row. */
export class ImportRecord {
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

  /** Prints the totals and writes the file of failed rows. */
  async close({ dryRun = false, failed }: { dryRun?: boolean; failed?: string }): Promise<void> {
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
