import { isCertificateFault, type CertificateFaultKind } from '../contract/fault-kinds.ts'
import type { Fault } from '../contract/faults.ts'
import { ControlError } from '../lib/control-error.ts'
import type { ChangeFeed } from '../state/change-feed.ts'
import { appliesTo, type FaultSubject } from './applies-to.ts'
import { parseFault } from './parse-fault.ts'

/** The active faults. The oldest one that matches a request applies to it, and only that one. */
export class Faults {
  readonly #changes: ChangeFeed
  #faults: Fault[] = []

  constructor(changes: ChangeFeed) {
    this.#changes = changes
  }

  add(input: unknown): Fault {
    const fault = parseFault(input)
    this.#faults.push(fault)
    this.#changes.publish('faults', { kind: 'added', ...(fault.username && { username: fault.username }) })
    return fault
  }

  list(): Fault[] {
    return this.#faults.map((fault) => ({ ...fault }))
  }

  clear(id?: string): void {
    if (id !== undefined && !this.#faults.some((fault) => fault.id === id)) {
      throw new ControlError(404, 'unknown_fault', 'There is no such fault. It may have ended already.')
    }
    this.#faults = id === undefined ? [] : this.#faults.filter((fault) => fault.id !== id)
    this.#changes.publish('faults', { kind: 'cleared' })
  }

  takeForRequest(subject: FaultSubject): Fault | null {
    return this.#take((fault) => !isCertificateFault(fault.kind) && appliesTo(fault, subject))
  }

  /** A `refuse` fault without a scope applies before the request arrives. */
  takeForConnection(): Fault | null {
    return this.#take((fault) => fault.kind === 'refuse' && !fault.username && !fault.path)
  }

  takeForHandshake(): CertificateFaultKind | null {
    return (this.#take(({ kind }) => isCertificateFault(kind))?.kind as CertificateFaultKind | undefined) ?? null
  }

  #take(fits: (fault: Fault) => boolean): Fault | null {
    if (this.#faults.length === 0) return null
    const fault = this.#faults.find(fits)
    if (!fault) return null
    const taken = { ...fault }
    if (fault.count !== null && --fault.count === 0) {
      this.#faults = this.#faults.filter((other) => other !== fault)
    }
    if (taken.count !== null) this.#changes.publish('faults', { kind: 'applied' })
    return taken
  }
}
