import type { Simulation } from '../../account/simulation.ts'
import { DECISIONS, type DecisionView, type PushView } from '../../contract/pushes.ts'
import { ControlError } from '../../lib/control-error.ts'
import { toPushView } from '../views/push-view.ts'
import { Input } from './input.ts'

/** The requests on all phones. */
export class PushesControl {
  readonly #simulation: Simulation

  constructor(simulation: Simulation) {
    this.#simulation = simulation
  }

  /** Oldest first. */
  list(filter: { username?: string; device?: string } = {}): PushView[] {
    const { transactions, state } = this.#simulation
    const user = filter.username ? state.findUserByName(filter.username) : undefined
    if (filter.username && !user) return []
    return transactions
      .pending()
      .filter(
        ({ userId, deviceId }) => (!user || userId === user.userId) && (!filter.device || deviceId === filter.device),
      )
      .map((transaction) => toPushView(transaction, state))
  }

  /** How many clients wait for a change, in a poll or in a synchronous call. */
  waitingClients(): number {
    return this.#simulation.transactions.waitingCount()
  }

  decide(txid: string, input: unknown): DecisionView {
    const fields = new Input(input).allowOnly('decision', 'verificationCode')
    const decision = fields.findOneOf('decision', DECISIONS)
    if (!decision)
      throw new ControlError(400, 'invalid_input', `decision is missing. Use one of: ${DECISIONS.join(', ')}`)
    const { result, status } = this.#simulation.decisions.decide(
      txid,
      decision,
      fields.findText('verificationCode', 20),
    )
    return { txid, result, status }
  }

  /** Resolves to the oldest pending request once there is one. Rejects after `timeoutMs` of real time. */
  waitFor(username?: string, timeoutMs = 5000): Promise<PushView> {
    const filter = username === undefined ? {} : { username }
    const found = this.list(filter)[0]
    if (found) return Promise.resolve(found)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        unsubscribe()
        reject(new Error(`No request${username ? ` for "${username}"` : ''} came within ${timeoutMs} ms`))
      }, timeoutMs)
      const unsubscribe = this.#simulation.changes.subscribe((topic) => {
        const push = topic === 'pushes' ? this.list(filter)[0] : undefined
        if (!push) return
        clearTimeout(timer)
        unsubscribe()
        resolve(push)
      })
    })
  }
}
