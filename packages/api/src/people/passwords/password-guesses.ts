/** The limits on guessing, as far as passwords are changed by them. One object per operation. */
export interface PasswordGuesses {
  /** Before a check, under the canonical username. */
  reserve(subject: string, secret: string): Promise<{ allowed: true } | { allowed: false; retryAt: number }>
  /** After a right one. */
  succeeded(subject: string, secret: string): Promise<void>
  /** At the end, whatever came of it. */
  settle(): Promise<void>
}
