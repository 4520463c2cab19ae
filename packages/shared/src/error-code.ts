/**
 * A stable code with its plain text. Each module owns its codes. The API emits all of them as `error-codes.json`; clients branch on
 * the code, never on the text.
 */
export interface ErrorCode {
  code: string
  /** Plain text for the user or administrator; reveals nothing to an attacker. */
  message: string
  /** Plain text: what the user can do next. */
  hint: string
}
