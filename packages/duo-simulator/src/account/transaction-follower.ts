import type { Transaction } from '../state/model.ts'

/** The clients that wait for a transaction, and which status they have received. */
export class TransactionFollower {
  /** Cancels the next scheduled change of the transaction. */
  cancelDeadline: () => void = () => {}
  readonly #transaction: Transaction
  readonly #waiters = new Set<() => void>()
  /** Increases with every status. */
  #revision = 1
  /** The newest revision that a client has received. */
  #delivered = 0

  constructor(transaction: Transaction) {
    this.#transaction = transaction
  }

  get waitingCount(): number {
    return this.#waiters.size
  }

  /** Records a new status. */
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
   * Calls back once there is a status that no client has received, at once if there is one or the transaction has
   * ended. Returns a function to call if the client disconnects first: the next poll then gets the status.
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

  /** Calls back once the transaction has ended or was removed. Returns a function that stops waiting. */
  whenEnded(isRemoved: () => boolean, answer: () => void): () => void {
    const look = (): void => {
      if (this.#transaction.result === 'waiting' && !isRemoved()) this.#waiters.add(look)
      else answer()
    }
    look()
    return () => this.#waiters.delete(look)
  }
}
