import type { InvariantRule } from '@sallyport/shared/invariant'
import type { ProposedChange } from '../../change-guard/proposed-change.ts'
import type { StoredStep } from '../../schemes/versions/scheme.statements.ts'
import type { AccessTypeEntry, InvariantEntry } from '../file/configuration-file.ts'
import type { CurrentConfiguration } from './current-configuration.ts'
import type { PlannedChange } from './planned-change.ts'

/**
 * The whole plan as one change, for whoever tells what it would do to the ways in.
 * @param firstSteps what the flow of a new access type begins with
 */
export function toProposedChange(
  plan: PlannedChange,
  current: CurrentConfiguration,
  firstSteps: readonly StoredStep[],
): ProposedChange {
  return {
    schemes: new Map<
      string,
      NonNullable<ProposedChange['schemes']> extends ReadonlyMap<string, infer Scheme> ? Scheme : never
    >([
      ...[...plan.schemes]
        .filter(([key]) => current.schemes.has(key))
        .map(([key, scheme]) => [key, toSchemeChange(scheme)] as const),
      ...[...plan.accessTypes.created].map(
        ([key, entry]) =>
          [
            key,
            {
              ...toSchemeChange({ enabled: true, steps: firstSteps, ...plan.schemes.get(key) }),
              accessType: { key, ...toRoles(entry), name: entry.name, sessionDelivery: entry.sessionDelivery },
            },
          ] as const,
      ),
      ...plan.accessTypes.removed.map((key) => [key, null] as const),
    ]),
    accessTypes: new Map([...plan.accessTypes.updated].map(([key, entry]) => [key, toRoles(entry)])),
    settings: new Map(
      [...plan.settings].map(([module, { values, secrets }]) => [
        module,
        { values, secretsSet: listSecretsSet(current, module, secrets) },
      ]),
    ),
    ...(plan.publicationPolicy && { administratorsNeeded: plan.publicationPolicy.administratorsNeeded }),
    ...(plan.invariants.saved.length + plan.invariants.removed.length > 0 && {
      invariants: listInvariants(plan, current),
    }),
  }
}

const toSchemeChange = ({ enabled, steps }: { enabled?: boolean; steps?: readonly StoredStep[] }) => ({
  ...(steps !== undefined && { steps }),
  ...(enabled !== undefined && { isEnabled: enabled }),
})

const toRoles = ({ rolesAllowed, rolesDenied }: AccessTypeEntry) => ({ rolesAllowed, rolesDenied })

function listSecretsSet(
  current: CurrentConfiguration,
  module: string,
  changed: ReadonlyMap<string, string | null>,
): string[] {
  const set = new Set(current.settings.get(module)?.stored.sealedSecrets.keys())
  for (const [field, value] of changed) {
    if (value === null) set.delete(field)
    else set.add(field)
  }
  return [...set]
}

function listInvariants(
  { invariants }: PlannedChange,
  current: CurrentConfiguration,
): { id: string; name: string; rule: InvariantRule }[] {
  const toProposed = ({ name, roles, accessTypes, inside, outside, never }: InvariantEntry, id: string) => ({
    id,
    name,
    rule: { roles, accessTypes, inside, outside, never },
  })
  const byName = new Map(
    [...current.invariants.values()].map((invariant) => [invariant.name, toProposed(invariant, invariant.id)]),
  )
  for (const { name } of invariants.removed) byName.delete(name)
  for (const [index, invariant] of invariants.saved.entries())
    byName.set(invariant.name, toProposed(invariant, invariant.before?.id ?? `new-${index}`))
  return [...byName.values()]
}
