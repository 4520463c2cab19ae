import type { ProposedChange } from '../schemes/change-guard.ts'
import type { StoredStep } from '../schemes/scheme.statements.ts'
import type { AccessTypeEntry, InvariantEntry } from './configuration-file.ts'
import type { CurrentConfiguration } from './current-configuration.ts'
import type { PlannedChange } from './planned-change.ts'

export interface ProposalRules {
  /** An invariant as it is stored. */
  toRule: (invariant: InvariantEntry) => unknown
  /** What the flow of a new access type begins with. */
  firstSteps: readonly StoredStep[]
}

/** The whole plan as one change, for whoever tells what it would do to the ways in. */
export function toProposedChange(plan: PlannedChange, current: CurrentConfiguration, { toRule, firstSteps }: ProposalRules): ProposedChange {
  return {
    schemes: new Map<string, NonNullable<ProposedChange['schemes']> extends ReadonlyMap<string, infer Scheme> ? Scheme : never>([
      ...[...plan.schemes].filter(([key]) => current.schemes.has(key)).map(([key, scheme]) => [key, toSchemeChange(scheme)] as const),
      ...[...plan.accessTypes.created].map(([key, entry]) => [key, { ...toSchemeChange({ enabled: true, steps: firstSteps, ...plan.schemes.get(key) }), accessType: { key, ...toRoles(entry), name: entry.name, sessionDelivery: entry.sessionDelivery } }] as const),
      ...plan.accessTypes.removed.map((key) => [key, null] as const),
    ]),
    accessTypes: new Map([...plan.accessTypes.updated].map(([key, entry]) => [key, toRoles(entry)])),
    settings: new Map([...plan.settings].map(([module, { values, secrets }]) => [module, { values, secretsSet: listSecretsSet(current, module, secrets) }])),
    ...(plan.publicationPolicy && { administratorsNeeded: plan.publicationPolicy.administratorsNeeded }),
    ...(plan.invariants.saved.length + plan.invariants.removed.length > 0 && { invariants: listInvariants(plan, current, toRule) }),
  }
}

const toSchemeChange = ({ enabled, steps }: { enabled?: boolean; steps?: readonly StoredStep[] }) => ({ ...(steps !== undefined && { steps }), ...(enabled !== undefined && { isEnabled: enabled }) })

const toRoles = ({ rolesAllowed, rolesDenied }: AccessTypeEntry) => ({ rolesAllowed, rolesDenied })

function listSecretsSet(current: CurrentConfiguration, module: string, changed: ReadonlyMap<string, string | null>): string[] {
  const set = new Set(current.settings.get(module)?.stored.sealedSecrets.keys())
  for (const [field, value] of changed) {
    if (value === null) set.delete(field)
    else set.add(field)
  }
  return [...set]
}

function listInvariants({ invariants }: PlannedChange, current: CurrentConfiguration, toRule: ProposalRules['toRule']): { id: string; name: string; rule: unknown }[] {
  const byName = new Map([...current.invariants.values()].map((invariant) => [invariant.name, { id: invariant.id, name: invariant.name, rule: toRule(invariant) }]))
  for (const { name } of invariants.removed) byName.delete(name)
  for (const [index, invariant] of invariants.saved.entries()) byName.set(invariant.name, { id: invariant.id ?? `new-${index}`, name: invariant.name, rule: toRule(invariant) })
  return [...byName.values()]
}
