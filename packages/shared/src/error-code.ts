/**
 * A stable code and the plain text for the person who meets it. Each module owns its codes; the API emits all of them as
 * `error-codes.json`, and clients branch on the code, never on the text.
 */
export interface ErrorCode {
  code: string
  /** Plain text for the person logging on or administering; tells an attacker nothing. */
  message: string
  /** Plain text: what the user can do next. */
  hint: string
}
