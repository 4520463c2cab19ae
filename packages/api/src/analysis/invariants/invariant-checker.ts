import { type InvariantNames, type InvariantRule, toInvariantSentence } from '@sallyport/shared/invariant'
import { ROLES } from '@sallyport/shared/permissions'
import type { Executor } from '../../database/database.ts'
import type { InvariantVerdict, ProposedChange } from '../../change-guard/proposed-change.ts'
import { findCounterExample } from './find-counter-example.ts'
import type { World } from '../world/flow.ts'
import { type StoredInvariant, listInvariants } from './invariant.statements.ts'
import { toSimulatedLogon } from '../forecast/to-simulated-logon.ts'

export async function loadInvariantNames(
  executor: Executor,
  world: Pick<World, 'modules' | 'flows'>,
): Promise<InvariantNames> {
  const own = await executor.selectFrom('roles').select(['key', 'title']).execute()
  return {
    roles: new Map([
      ...Object.entries(ROLES).map(([key, { title }]): [string, string] => [key, title]),
      ...own.map(({ key, title }): [string, string] => [key, title]),
    ]),
    accessTypes: new Map(world.flows.map(({ accessType: { key, name } }) => [key, name])),
    modules: new Map([...world.modules].map(([id, { module }]) => [id, module.title])),
  }
}

/** Checks every invariant that there is, or would be, against the flows as they would be. */
export async function checkInvariants(
  executor: Executor,
  world: World,
  change: ProposedChange,
): Promise<InvariantVerdict[]> {
  const invariants = change.invariants ?? (await listInvariants(executor))
  if (invariants.length === 0) return []
  const names = await loadInvariantNames(executor, world)
  return invariants.map((invariant) =>
    checkInvariant(world, names, { revision: 0, ...invariant, rule: invariant.rule as InvariantRule }),
  )
}

export function checkInvariant(
  world: World,
  names: InvariantNames,
  { id, name, rule, revision }: StoredInvariant,
): InvariantVerdict {
  const found = findCounterExample(world, rule)
  const username =
    rule.roles.length > 0
      ? `Somebody with the role ${rule.roles.map((role) => names.roles.get(role) ?? role).join(' or ')}`
      : 'Somebody'
  return {
    invariant: { id, name, rule, revision, sentence: toInvariantSentence(rule, names) },
    isKept: found === null,
    counterExample: found && toSimulatedLogon(world, { ...found, username }),
  }
}
