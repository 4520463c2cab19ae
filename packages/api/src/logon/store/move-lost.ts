/** Thrown inside a transaction to undo it: another answer, an expiry or a change of the user has moved the logon first. */
export class MoveLost extends Error {}

/** The result of a transaction; null if the move was lost. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof MoveLost) return null
    throw error
  }
}
