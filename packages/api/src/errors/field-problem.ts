/** The reason why one field of an input was refused. */
export interface FieldProblem {
  /** Null if the problem concerns the input as a whole. */
  field: string | null
  /** Stable, UPPER_SNAKE. */
  code: string
  message: string
}
