/** Why one field of an input was refused. */
export interface FieldProblem {
  /** Null when the problem is about the input as a whole. */
  field: string | null
  /** Stable, UPPER_SNAKE. */
  code: string
  message: string
}
