import { toCsv } from './to-csv.ts'
import type { ImportRow, RowProblem } from './import-row.ts'

/** Writes failed rows as a file that can be corrected and imported again. It contains their passwords. */
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
      problem ? `${problem.message} (${problem.code})` : 'Not attempted.',
    ]),
  ])
}
