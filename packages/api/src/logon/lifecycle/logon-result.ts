import type { LogonRow } from '../store/logon-row.ts'

/** A logon after an operation, for the resolver to present. */
export interface LogonResult {
  row: LogonRow
  /** Only in the answer that hands the session over. */
  sessionToken: string | null
  /** A problem of this answer alone, which changed nothing. */
  passingProblem?: string
}
