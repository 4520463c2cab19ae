import type { Transaction } from '../state/model.ts'

/** Who waits for a transaction, and what they have been told. */
export class TransactionFollower {
  /** Ends what is planned for the transaction at a certain time. */
  cancelDeadline: () => void = () => {}
  readonly #transaction: Transaction
  readonly #waiters = new Set<() => void>()
  /** Grows with every status. */
  #revision = 1
  /** The newest that a client has been given. */
  #delivered = 0

  constructor(transaction: Transaction) {
    this.#transaction = transaction
  }

  get waitingCount(): number {
    return this.#waiters.size
  }

  /** There is a new status. */
  advance(): void {
    this.#revision++
    this.notify()
  }

  notify(): void {
    const waiters = [...this.#waiters]
    this.#waiters.clear()
    for (const waiter of waiters) waiter()
  }

  /**
   * Calls back with the next status that nobody has been given yet, or at once if there is one or it has ended.
   * Returns what to call if the client went away before it had the answer: the next poll then gets it.
   */
  poll(answer: () => void): () => void {
    const deliveredBefore = this.#delivered
    const deliver = (): void => {
      this.#delivered = this.#revision
      answer()
    }
    if (this.#revision > this.#delivered || this.#transaction.result !== 'waiting') deliver()
    else this.#waiters.add(deliver)
    return () => {
      const wasWaiting = this.#waiters.delete(deliver)
      if (!wasWaiting) this.#delivered = Math.min(this.#delivered, deliveredBefore)
    }
  }

  /** Calls back once it has ended, or is gone. Returns what to call if the client doesn't wait any more. */
  whenEnded(isGone: () => boolean, answer: () => void): () => void {
    const look = (): void => {
      if (this.#transaction.result === 'waiting' && !isGone()) this.#waiters.add(look)
      else answer()
    }
    look()
    return () => this.#waiters.delete(look)
  }
}
