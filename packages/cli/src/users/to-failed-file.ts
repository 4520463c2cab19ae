import { toCsv } from './to-csv.ts'
import type { ImportRow, RowProblem } from './import-row.ts'

/** The rows that did not get in, as a file that can be mended and imported again. It holds their passwords. */
export function toFailedFile(failed: readonly { row: ImportRow; problem: RowProblem | null }[]): string {
  const head = ['username', 'displayName', 'email', 'roles', 'password', 'passwordMustChange', 'problem']
  return toCsv([
    head,
    ...failed.map(({ row, problem }) => [
      row.username,
      row.displayName ?? '',
      row.email ?? '',
      (row.roles ?? []).join(' '),
      row.password ?? '',
      row.passwordMustChange === null ? '' : String(row.passwordMustChange),
      problem ? `${problem.message} (${problem.code})` : 'Not tried any more.',
    ]),
  ])
}
