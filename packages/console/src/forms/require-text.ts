/** A validation rule for a field that must not be empty. */
export const requireText =
  (message: string) =>
  (typed: string): string | null =>
    typed.trim() === '' ? message : null
