import { randomUUID } from 'node:crypto'
import type { TransactionResult } from '../contract/pushes.ts'
import type { Deadlines } from '../lib/deadlines.ts'
import type { ChangeFeed } from '../state/change-feed.ts'
import type { Transaction } from '../state/model.ts'
import type { SimulatorState } from '../state/simulator-state.ts'
import { TEXTS } from '../state/texts.ts'
import type { AuthenticationLog } from './authentication-log.ts'
import type { RememberedDevices } from './remembered-devices.ts'
import { TransactionFollower } from './transaction-follower.ts'

/** How long the user has to answer. */
export const TRANSACTION_LIFETIME_MS = 60_000
/** How long clients can still poll a transaction that has ended. */
const KEPT_AFTER_END_MS = 5 * 60_000

export type NewTransaction = Pick<Transaction, 'integrationKey' | 'userId' | 'factor'> &
  Partial<Transaction> & { status: string; statusMessage: string }

interface TransactionParts {
  state: SimulatorState
  changes: ChangeFeed
  deadlines: Deadlines
  now: () => number
  log: AuthenticationLog
  remembered: RememberedDevices
}

/** The pending and recent authentications. Clients wait here, and all of them receive every change. */
export class Transactions {
  readonly #parts: TransactionParts
  readonly #pending = new Set<Transaction>()
  readonly #followers = new Map<string, TransactionFollower>()

  constructor(parts: TransactionParts) {
    this.#parts = parts
  }

  create(fields: NewTransaction): Transaction {
    const nowMs = this.#parts.now()
    const transaction: Transaction = {
      txid: randomUUID(),
      deviceId: null,
      pushinfo: {},
      type: null,
      displayUsername: null,
      ipaddr: null,
      verificationCode: null,
      createdAt: nowMs,
      expiresAt: nowMs + TRANSACTION_LIFETIME_MS,
      result: 'waiting',
      reason: null,
      trustedDeviceToken: null,
      ...fields,
    }
    this.#parts.state.transactions.set(transaction.txid, transaction)
    this.#follow(transaction)
    this.#publish('created', transaction)
    return transaction
  }

  /** Continues the transactions of a loaded state. */
  restoreAll(): void {
    for (const transaction of this.#parts.state.transactions.values()) this.#follow(transaction)
  }

  find(txid: string): Transaction | undefined {
    return this.#parts.state.transactions.get(txid)
  }

  /** Oldest first. */
  pending(): Transaction[] {
    return [...this.#pending]
  }

  /** Sets the status of a pending transaction. */
  progress(transaction: Transaction, status: string, statusMessage: string): void {
    this.#change(transaction, 'waiting', status, statusMessage)
    this.#publish('changed', transaction)
  }

  /** How many requests wait for a change. */
  waitingCount(): number {
    let count = 0
    for (const follower of this.#followers.values()) count += follower.waitingCount
    return count
  }

  /** Ends the transaction; only the first call has an effect. `reason` goes into the authentication log. */
  finish(
    transaction: Transaction,
    result: TransactionResult,
    status: string,
    statusMessage: string,
    reason: string,
  ): void {
    if (!this.#pending.delete(transaction)) return
    transaction.reason = reason
    if (result === 'allow') this.#onAllowed(transaction)
    this.#change(transaction, result, status, statusMessage)
    this.#parts.log.add(transaction, this.#parts.now(), reason)
    this.#publish('ended', transaction)
    this.#schedule(transaction, this.#parts.now() + KEPT_AFTER_END_MS)
  }

  timeOut(transaction: Transaction): void {
    const isCall = transaction.factor === 'phone'
    const text = isCall ? TEXTS.callTimedOut : TEXTS.pushTimedOut
    const reason = isCall ? (transaction.status === 'answered' ? 'no_keys_pressed' : 'call_timed_out') : 'no_response'
    this.finish(transaction, 'deny', 'timeout', text, reason)
  }

  /** See `TransactionFollower.poll`. */
  poll(transaction: Transaction, answer: () => void): () => void {
    return this.#followers.get(transaction.txid)!.poll(answer)
  }

  /** See `TransactionFollower.whenEnded`. */
  whenEnded(transaction: Transaction, answer: () => void): () => void {
    const { txid } = transaction
    return this.#followers.get(txid)!.whenEnded(() => !this.find(txid), answer)
  }

  /** Denies pending transactions, for example because their user was removed. */
  endMatching(matches: (transaction: Transaction) => boolean): void {
    for (const transaction of this.pending()) {
      if (matches(transaction)) this.finish(transaction, 'deny', 'deny', TEXTS.notPermitted, 'error')
    }
  }

  /** Removes all transactions. Waiting clients get an answer at once. */
  clear(): void {
    const followers = [...this.#followers.values()]
    this.#pending.clear()
    this.#followers.clear()
    this.#parts.state.transactions.clear()
    for (const follower of followers) {
      follower.cancelDeadline()
      follower.notify()
    }
  }

  #follow(transaction: Transaction): void {
    const isPending = transaction.result === 'waiting'
    this.#followers.set(transaction.txid, new TransactionFollower(transaction))
    if (isPending) this.#pending.add(transaction)
    this.#schedule(transaction, isPending ? transaction.expiresAt : this.#parts.now() + KEPT_AFTER_END_MS)
  }

  /** At that time a pending transaction times out, and an ended one is removed. */
  #schedule(transaction: Transaction, timeMs: number): void {
    const follower = this.#followers.get(transaction.txid)
    if (!follower) return
    follower.cancelDeadline()
    follower.cancelDeadline = this.#parts.deadlines.at(timeMs, () => {
      if (transaction.result === 'waiting') this.timeOut(transaction)
      else this.#remove(transaction.txid)
    })
  }

  #change(transaction: Transaction, result: TransactionResult, status: string, statusMessage: string): void {
    Object.assign(transaction, { result, status, statusMessage })
    this.#followers.get(transaction.txid)?.advance()
  }

  #onAllowed(transaction: Transaction): void {
    const user = this.#parts.state.users.get(transaction.userId)
    if (!user) return
    user.lastLogin = this.#parts.now()
    user.wrongPasscodesInARow = 0
    // The Universal Prompt asks the user first and stores the token in the browser itself.
    const isPrompt = this.#parts.state.applications.get(transaction.integrationKey)?.type === 'universal'
    if (!isPrompt) transaction.trustedDeviceToken = this.#parts.remembered.issue(transaction)
    this.#parts.changes.publish('users', { kind: 'logged-in', username: user.username })
  }

  #remove(txid: string): void {
    this.#followers.get(txid)?.cancelDeadline()
    this.#followers.delete(txid)
    this.#parts.state.transactions.delete(txid)
  }

  #publish(kind: string, { userId, deviceId }: Transaction): void {
    const username = this.#parts.state.users.get(userId)?.username
    this.#parts.changes.publish('pushes', { kind, ...(username && { username }), ...(deviceId && { deviceId }) })
  }
}
