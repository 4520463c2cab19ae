import { findUsernameProblem, toCanonicalUsername } from '@sallyport/shared/username'
import type { ImportRow, RowProblem } from './import-row.ts'

/** Finds the problems of rows that need no request per row. */
export function findRowProblems(rows: readonly ImportRow[], roleNames: ReadonlySet<string> | null): RowProblem[] {
  const lines = new Map<string, number>()
  return rows.flatMap(({ line, username, roles }) => {
    const add = (code: string, message: string): RowProblem => ({ line, username, code, message })
    const problem = findUsernameProblem(username)
    if (problem) return add('USERNAME_INVALID', problem)
    const first = lines.get(toCanonicalUsername(username))
    if (first !== undefined) return add('USERNAME_TWICE', `Line ${first} already has this user.`)
    lines.set(toCanonicalUsername(username), line)
    const unknown = roleNames && roles?.find((role) => !roleNames.has(role))
    return unknown
      ? add('ROLE_UNKNOWN', `There is no role “${unknown}”. Available roles: ${[...roleNames].join(', ')}.`)
      : []
  })
}
