import type { AuthenticationRecord } from '../contract/logs.ts'
import type { Transaction } from '../state/model.ts'
import type { SimulatorState } from '../state/simulator-state.ts'

const MAX_RECORDS = 1000

export class AuthenticationLog {
  readonly #state: SimulatorState
  #records: AuthenticationRecord[] = []

  constructor(state: SimulatorState) {
    this.#state = state
  }

  add(transaction: Transaction, nowMs: number, reason: string): void {
    const { txid, integrationKey, factor, deviceId, ipaddr, result, status } = transaction
    this.addRecord({
      at: nowMs,
      txid,
      username: this.#state.users.get(transaction.userId)?.username ?? transaction.userId,
      integrationKey,
      factor,
      deviceId,
      ipaddr,
      result: status === 'fraud' ? 'fraud' : result === 'allow' ? 'success' : 'denied',
      reason,
    })
  }

  addRecord(record: AuthenticationRecord): void {
    this.#records.push(record)
    if (this.#records.length > MAX_RECORDS) this.#records.shift()
  }

  /** Newest last. */
  list(): AuthenticationRecord[] {
    return [...this.#records]
  }

  clear(): void {
    this.#records = []
  }
}
