/** One user in a file. */
export interface ImportRow {
  /** Line number in a CSV file, position in a JSON list; both from 1. */
  line: number
  username: string
  displayName: string | null
  email: string | null
  roles: string[] | null
  password: string | null
  passwordMustChange: boolean | null
}

export interface RowProblem {
  line: number
  username: string
  code: string
  message: string
}
