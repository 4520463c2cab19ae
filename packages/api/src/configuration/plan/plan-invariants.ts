import { type InvariantNames, toInvariantSentence } from '@sallyport/shared/invariant'
import { parseNetwork } from '@sallyport/shared/networks'
import { ROLES } from '@sallyport/shared/permissions'
import { toCanonicalJson } from '../../lib/plain-json.ts'
import { RECOVERY } from '../../schemes/access-types/built-ins.ts'
import type { InvariantEntry } from '../file/configuration-file.ts'
import { NOT_IN_FILES } from './load-configuration.ts'
import type { PlanContext } from './plan-context.ts'
import { isKnownRole } from './plan-roles.ts'
import { addChange } from './planned-change.ts'
import type { Path } from '../file/problem-list.ts'
import { toInvariant } from '../file/to-document.ts'

export function planInvariants(context: PlanContext): void {
  const { file, current, plan } = context
  if (!file.invariants) return
  const names = toNames(context)
  for (const [index, invariant] of file.invariants.entries()) {
    const path: Path = ['invariants', index]
    checkInvariant(context, invariant, path)
    const before = current.invariants.get(invariant.name) ?? null
    if (before && toCanonicalJson(toInvariant(before)) === toCanonicalJson(toInvariant(invariant))) continue
    const sentence = toInvariantSentence(invariant, names)
    plan.invariants.saved.push({ ...invariant, sentence, before })
    addChange(
      plan,
      before ? 'CHANGED' : 'ADDED',
      path,
      `Invariant “${invariant.name}”`,
      before ? `${toInvariantSentence(before, names)} → ${sentence}` : sentence,
    )
  }
  const kept = new Set(file.invariants.map(({ name }) => name))
  for (const before of current.invariants.values()) {
    if (kept.has(before.name)) continue
    plan.invariants.removed.push({ id: before.id, name: before.name })
    addChange(
      plan,
      'REMOVED',
      ['invariants'],
      `Invariant “${before.name}”`,
      `no longer holds: ${toInvariantSentence(before, names)}`,
    )
  }
}

/** As things are called once the plan is applied; what goes away is still called as it was. */
function toNames({ file, current, modules }: PlanContext): InvariantNames {
  const titles = [...Object.entries(ROLES), ...current.roles, ...(file.roles ?? [])].map(
    ([name, { title }]): [string, string] => [name, title],
  )
  const accessTypes = [[RECOVERY.key, RECOVERY] as const, ...current.accessTypes, ...(file.accessTypes ?? [])].map(
    ([key, { name }]): [string, string] => [key, name],
  )
  return {
    roles: new Map(titles),
    accessTypes: new Map(accessTypes),
    modules: new Map(modules.list().map(({ id, title }) => [id, title])),
  }
}

function checkInvariant(
  context: PlanContext,
  { roles, accessTypes, inside, outside, never }: InvariantEntry,
  path: Path,
): void {
  const { file, current, modules, problems } = context
  const refuse = (part: Path, what: string) =>
    problems.add([...path, ...part], 'CONFIGURATION_UNKNOWN_NAME', `There is no such ${what}.`)
  for (const [index, role] of roles.entries()) if (!isKnownRole(context, role)) refuse(['roles', index], 'role')
  const isAccessType = (key: string) =>
    NOT_IN_FILES.has(key) ||
    (current.accessTypes.get(key)?.builtIn ?? false) ||
    (file.accessTypes ?? current.accessTypes).has(key)
  for (const [index, key] of accessTypes.entries())
    if (!isAccessType(key)) refuse(['accessTypes', index], 'access type')
  if ('completeWithout' in never && !modules.find(never.completeWithout)) refuse(['never', 'completeWithout'], 'module')
  for (const [list, networks] of Object.entries({ inside, outside }))
    for (const [index, network] of networks.entries())
      if (!parseNetwork(network))
        problems.add(
          [...path, list, index],
          'CONFIGURATION_INVALID',
          'This is no network. Write it like 10.0.0.0/8 or 2001:db8::/32.',
        )
}
