import type { Decision } from '../contract/pushes.ts'
import { ControlError } from '../lib/control-error.ts'
import type { Transaction } from '../state/model.ts'
import type { SimulatorState } from '../state/simulator-state.ts'
import { TEXTS } from '../state/texts.ts'
import type { Transactions } from './transactions.ts'

/** Applies what the user does on the phone to a request. */
export class Decisions {
  readonly #state: SimulatorState
  readonly #transactions: Transactions

  constructor(state: SimulatorState, transactions: Transactions) {
    this.#state = state
    this.#transactions = transactions
  }

  decide(txid: string, decision: Decision, verificationCode?: string): Transaction {
    const transaction = this.#transactions.find(txid)
    if (!transaction) {
      throw new ControlError(
        404,
        'unknown_transaction',
        'No request has this txid. List the pending ones with GET /control/pushes.',
      )
    }
    if (transaction.result !== 'waiting') {
      throw new ControlError(
        409,
        'already_decided',
        `This request has already ended: ${transaction.result}/${transaction.status}.`,
      )
    }
    if (decision === 'timeout') this.#transactions.timeOut(transaction)
    else this.#actOnPhone(transaction, decision, verificationCode)
    return transaction
  }

  approve(transaction: Transaction): void {
    this.#transactions.finish(transaction, 'allow', 'allow', TEXTS.success, 'user_approved')
  }

  #actOnPhone(transaction: Transaction, decision: Exclude<Decision, 'timeout'>, verificationCode?: string): void {
    const device = this.#state.devices.get(transaction.deviceId ?? '')
    if (!device?.online) {
      throw new ControlError(409, 'device_offline', 'The phone is offline. Turn off airplane mode first.')
    }
    if (decision === 'answer') this.#pickUp(transaction)
    else if (decision === 'deny') this.#refuse(transaction)
    else if (decision === 'fraud') {
      this.#transactions.finish(transaction, 'deny', 'fraud', TEXTS.fraud, 'user_marked_fraud')
    } else if (this.#isCodeRight(transaction, verificationCode)) this.approve(transaction)
    else this.#refuse(transaction)
  }

  #pickUp(transaction: Transaction): void {
    if (transaction.factor !== 'phone') {
      throw new ControlError(
        409,
        'not_a_call',
        'Only a phone call can be answered. Use approve, deny or fraud for a push.',
      )
    }
    if (transaction.status !== 'answered') this.#transactions.progress(transaction, 'answered', TEXTS.answered)
  }

  #refuse(transaction: Transaction): void {
    this.#transactions.finish(transaction, 'deny', 'deny', TEXTS.denied, 'user_cancelled')
  }

  #isCodeRight(transaction: Transaction, typedCode: string | undefined): boolean {
    if (transaction.verificationCode === null) return true
    if (!typedCode) {
      const message = 'This is a verified push. Send verificationCode with the number that the logon page shows.'
      throw new ControlError(400, 'verification_code_required', message)
    }
    return typedCode === transaction.verificationCode
  }
}
