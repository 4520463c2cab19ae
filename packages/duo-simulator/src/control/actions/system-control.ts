import type { Simulation } from '../../account/simulation.ts'
import type { SimulatorDocument } from '../../state/model.ts'
import { parseDocument } from '../../state/parse-document.ts'
import { Input } from './input.ts'

/** Actions on the whole simulator. */
export class SystemControl {
  readonly #simulation: Simulation

  constructor(simulation: Simulation) {
    this.#simulation = simulation
  }

  /** The whole state as a document to save, share and load. It contains the secret keys. */
  state(): SimulatorDocument {
    return structuredClone(this.#simulation.state.toDocument())
  }

  load(input: unknown): void {
    const document = parseDocument(input)
    this.#clearTransient()
    this.#simulation.state.load(document)
    this.#simulation.transactions.restoreAll()
    this.#publishAll('loaded')
  }

  /** Clears the state. Waiting polls end with an unknown txid. */
  reset(input: unknown = {}): void {
    const keepKeys = new Input(input).allowOnly('keepKeys').findBoolean('keepKeys') ?? true
    this.#clearTransient()
    this.#simulation.state.clearExceptApplications()
    if (!keepKeys) this.#simulation.state.replaceApplications(this.#simulation.now())
    this.#publishAll('reset')
  }

  #clearTransient(): void {
    const { transactions, verifiedPushes, faults, requestLog, authenticationLog } = this.#simulation
    const { prompts, authorizationCodes, spentAssertions } = this.#simulation
    for (const part of [transactions, verifiedPushes, prompts, authorizationCodes, spentAssertions]) part.clear()
    for (const part of [authenticationLog, requestLog, faults]) part.clear()
  }

  #publishAll(kind: string): void {
    for (const topic of ['applications', 'policy', 'users', 'pushes', 'prompts'] as const)
      this.#simulation.changes.publish(topic, { kind })
  }
}
