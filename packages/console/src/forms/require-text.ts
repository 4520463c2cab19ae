/** A rule for a field that must not be left empty. */
export const requireText =
  (message: string) =>
  (typed: string): string | null =>
    typed.trim() === '' ? message : null
