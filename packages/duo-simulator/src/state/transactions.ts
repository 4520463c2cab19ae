import { randomUUID } from 'node:crypto'
import type { Deadlines } from '../lib/deadlines.ts'
import type { AuthenticationLog } from './authentication-log.ts'
import type { ChangeFeed } from './change-feed.ts'
import { TransactionFollower } from './transaction-follower.ts'
import type { Transaction, TransactionResult } from './model.ts'
import type { RememberedDevices } from './remembered-devices.ts'
import type { SimulatorState } from './simulator-state.ts'
import { TEXTS } from './texts.ts'

/** How long a person has to answer. */
export const TRANSACTION_LIFE_MS = 60_000
/** How long an ended transaction can still be asked for. */
const REPEATED_FOR_MS = 5 * 60_000

export type NewTransaction = Pick<Transaction, 'integrationKey' | 'userId' | 'factor'> &
  Partial<Transaction> & { status: string; statusMessage: string }

/** The authentications under way. Whoever asks for one waits here, and all who wait hear of every change. */
export class Transactions {
  readonly #state: SimulatorState
  readonly #changes: ChangeFeed
  readonly #deadlines: Deadlines
  readonly #now: () => number
  readonly #log: AuthenticationLog
  readonly #remembered: RememberedDevices
  readonly #pending = new Set<Transaction>()
  readonly #followers = new Map<string, TransactionFollower>()

  constructor(parts: {
    state: SimulatorState
    changes: ChangeFeed
    deadlines: Deadlines
    now: () => number
    log: AuthenticationLog
    remembered: RememberedDevices
  }) {
    this.#state = parts.state
    this.#changes = parts.changes
    this.#deadlines = parts.deadlines
    this.#now = parts.now
    this.#log = parts.log
    this.#remembered = parts.remembered
  }

  create(fields: NewTransaction): Transaction {
    const nowMs = this.#now()
    const transaction: Transaction = {
      txid: randomUUID(),
      deviceId: null,
      pushinfo: {},
      type: null,
      displayUsername: null,
      ipaddr: null,
      verificationCode: null,
      createdAt: nowMs,
      expiresAt: nowMs + TRANSACTION_LIFE_MS,
      result: 'waiting',
      trustedDeviceToken: null,
      ...fields,
    }
    this.#state.transactions.set(transaction.txid, transaction)
    this.#follow(transaction)
    this.#publish('created', transaction)
    return transaction
  }

  /** Follows what came with a loaded state. */
  adoptAll(): void {
    for (const transaction of this.#state.transactions.values()) this.#follow(transaction)
  }

  find(txid: string): Transaction | undefined {
    return this.#state.transactions.get(txid)
  }

  /** Oldest first. */
  pending(): Transaction[] {
    return [...this.#pending]
  }

  /** Says how far it got, while it goes on. */
  progress(transaction: Transaction, status: string, statusMessage: string): void {
    this.#change(transaction, 'waiting', status, statusMessage)
    this.#publish('changed', transaction)
  }

  /** How many requests are being held back until something happens. */
  waitingCount(): number {
    let count = 0
    for (const follower of this.#followers.values()) count += follower.waiters.size
    return count
  }

  /** The first end counts; later ones change nothing. `reason` is for the authentication log. */
  finish(transaction: Transaction, result: TransactionResult, status: string, statusMessage: string, reason: string): void {
    if (!this.#pending.delete(transaction)) return
    if (result === 'allow') this.#letIn(transaction)
    this.#change(transaction, result, status, statusMessage)
    this.#log.add(transaction, this.#now(), reason)
    this.#publish('ended', transaction)
    const follower = this.#followers.get(transaction.txid)
    follower?.callOff()
    if (follower) follower.callOff = this.#deadlines.at(this.#now() + REPEATED_FOR_MS, () => this.#forget(transaction.txid))
  }

  timeOut(transaction: Transaction): void {
    const isCall = transaction.factor === 'phone'
    const text = isCall ? TEXTS.callTimedOut : TEXTS.pushTimedOut
    const reason = isCall ? (transaction.status === 'answered' ? 'no_keys_pressed' : 'call_timed_out') : 'no_response'
    this.finish(transaction, 'deny', 'timeout', text, reason)
  }

  /**
   * Calls back with the next status that nobody has been given yet, or at once if there is one or it has ended.
   * Returns what to call if the client went away before it had the answer: the next poll then gets it.
   */
  poll(transaction: Transaction, answer: () => void): () => void {
    const follower = this.#followers.get(transaction.txid)!
    const deliveredBefore = follower.delivered
    const deliver = (): void => {
      follower.delivered = follower.revision
      answer()
    }
    if (follower.revision > follower.delivered || transaction.result !== 'waiting') deliver()
    else follower.waiters.add(deliver)
    return () => {
      const wasWaiting = follower.waiters.delete(deliver)
      if (!wasWaiting) follower.delivered = Math.min(follower.delivered, deliveredBefore)
    }
  }

  /** Calls back once it has ended. */
  whenEnded(transaction: Transaction, answer: () => void): void {
    if (transaction.result !== 'waiting') return answer()
    const follower = this.#followers.get(transaction.txid)!
    const look = (): void => {
      if (transaction.result === 'waiting' && this.find(transaction.txid)) follower.waiters.add(look)
      else answer()
    }
    follower.waiters.add(look)
  }

  /** For when the user, the device or the application is removed. */
  endAllOf(isConcerned: (transaction: Transaction) => boolean): void {
    for (const transaction of this.pending()) {
      if (isConcerned(transaction)) this.finish(transaction, 'deny', 'deny', TEXTS.notPermitted, 'error')
    }
  }

  /** Ends every wait; who waited finds the transaction gone. */
  clear(): void {
    const followers = [...this.#followers.values()]
    this.#pending.clear()
    this.#followers.clear()
    this.#state.transactions.clear()
    for (const follower of followers) {
      follower.callOff()
      follower.wake()
    }
  }

  #follow(transaction: Transaction): void {
    const endsAt = transaction.result === 'waiting' ? transaction.expiresAt : this.#now() + REPEATED_FOR_MS
    const follower = new TransactionFollower()
    if (transaction.result === 'waiting') this.#pending.add(transaction)
    follower.callOff = this.#deadlines.at(endsAt, () => {
      if (transaction.result === 'waiting') this.timeOut(transaction)
      else this.#forget(transaction.txid)
    })
    this.#followers.set(transaction.txid, follower)
  }

  #change(transaction: Transaction, result: TransactionResult, status: string, statusMessage: string): void {
    Object.assign(transaction, { result, status, statusMessage })
    const follower = this.#followers.get(transaction.txid)
    if (!follower) return
    follower.revision++
    follower.wake()
  }

  #letIn(transaction: Transaction): void {
    const user = this.#state.users.get(transaction.userId)
    if (!user) return
    user.lastLogin = this.#now()
    user.wrongPasscodesInARow = 0
    transaction.trustedDeviceToken = this.#remembered.issue(transaction)
    this.#changes.publish('users', { kind: 'logged-in', username: user.username })
  }

  #forget(txid: string): void {
    this.#followers.get(txid)?.callOff()
    this.#followers.delete(txid)
    this.#state.transactions.delete(txid)
  }

  #publish(kind: string, { userId, deviceId }: Transaction): void {
    const username = this.#state.users.get(userId)?.username
    this.#changes.publish('pushes', { kind, ...(username && { username }), ...(deviceId && { deviceId }) })
  }
}
