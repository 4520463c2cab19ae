/** The limits on guesses, as needed to change passwords. One object per operation. */
export interface PasswordGuesses {
  /** Call it before a check, with the canonical username. */
  reserve(subject: string, secret: string): Promise<{ allowed: true } | { allowed: false; retryAt: number }>
  /** Call it after a right guess. */
  succeeded(subject: string, secret: string): Promise<void>
  /** Call it at the end, whatever the result. */
  settle(): Promise<void>
}
