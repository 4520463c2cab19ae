import { randomBytes } from 'node:crypto'
import { randomHex } from '../lib/random-ids.ts'
import type { Application, Transaction, User } from '../state/model.ts'
import type { SimulatorState } from '../state/simulator-state.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Tokens that let a browser skip the second factor for some days, if the application's policy allows it. */
export class RememberedDevices {
  readonly #state: SimulatorState
  readonly #now: () => number

  constructor(state: SimulatorState, now: () => number) {
    this.#state = state
    this.#now = now
  }

  /** Returns null if the policy doesn't allow it. */
  issue({ integrationKey, userId }: Pick<Transaction, 'integrationKey' | 'userId'>): string | null {
    const application = this.#state.applications.get(integrationKey)
    const policy = application && this.#state.policyFor(application).rememberedDevices
    if (!policy?.enabled) return null
    const nowMs = this.#now()
    const token = `${randomBytes(24).toString('base64')}||${Math.floor(nowMs / 1000)}|${randomHex(40)}`
    const expiresAt = nowMs + policy.days * DAY_MS
    this.#state.rememberedDevices.set(token, { token, userId, integrationKey, expiresAt })
    return token
  }

  isRemembered(token: string | undefined, user: User, application: Application): boolean {
    const remembered = token ? this.#state.rememberedDevices.get(token) : undefined
    return (
      remembered !== undefined &&
      this.#state.policyFor(application).rememberedDevices.enabled &&
      remembered.userId === user.userId &&
      remembered.integrationKey === application.integrationKey &&
      remembered.expiresAt > this.#now()
    )
  }
}
