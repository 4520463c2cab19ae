/** Who waits for a transaction, and what they have been told. */
export class TransactionFollower {
  /** Grows with every status. */
  revision = 1
  /** The newest that a client has been given. */
  delivered = 0
  readonly waiters = new Set<() => void>()
  callOff: () => void = () => {}

  wake(): void {
    const waiters = [...this.waiters]
    this.waiters.clear()
    for (const waiter of waiters) waiter()
  }
}
