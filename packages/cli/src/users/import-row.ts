/** One user of a file, and where it stands there. */
export interface ImportRow {
  /** From 1; in JSON the place in the list. */
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
