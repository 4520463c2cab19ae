import type { Simulation } from '../../account/simulation.ts'
import type { Policy, PolicyPatch } from '../../contract/policy.ts'
import { parsePolicyPatch } from '../../state/parse-policy-patch.ts'
import { mergePolicy } from '../../state/policy.ts'
import type { ApplicationsControl } from './applications-control.ts'

/** The policy for all applications, and the overrides of single ones. */
export class PolicyControl {
  readonly #simulation: Simulation
  readonly #applications: ApplicationsControl

  constructor(simulation: Simulation, applications: ApplicationsControl) {
    this.#simulation = simulation
    this.#applications = applications
  }

  get(integrationKey?: string): Policy {
    const { state } = this.#simulation
    return structuredClone(integrationKey ? state.policyFor(this.#applications.get(integrationKey)) : state.policy)
  }

  update(input: unknown, integrationKey?: string): Policy {
    const patch = parsePolicyPatch(input)
    const { state, changes } = this.#simulation
    if (integrationKey) {
      const application = this.#applications.get(integrationKey)
      application.policy = mergePatches(application.policy, patch)
    } else state.policy = mergePolicy(state.policy, patch)
    changes.publish('policy', { kind: 'updated' })
    return this.get(integrationKey)
  }

  /** Removes an application's overrides. Without an application, restores the initial policy. */
  reset(integrationKey?: string): Policy {
    const { state, changes } = this.#simulation
    if (integrationKey) this.#applications.get(integrationKey).policy = {}
    else state.resetPolicy()
    changes.publish('policy', { kind: 'reset' })
    return this.get(integrationKey)
  }
}

function mergePatches(patch: PolicyPatch, further: PolicyPatch): PolicyPatch {
  const merged: PolicyPatch = { ...patch, ...further }
  for (const part of ['verifiedPush', 'rememberedDevices'] as const) {
    if (patch[part] && further[part]) Object.assign(merged, { [part]: { ...patch[part], ...further[part] } })
  }
  return merged
}
