import { toCanonicalJson } from '../lib/plain-json.ts'
import type { PlanContext } from './plan-context.ts'
import { isKnownRole } from './plan-roles.ts'
import { addChange } from './planned-change.ts'
import type { Path } from './problem-list.ts'
import type { InvariantEntry } from './configuration-file.ts'
import { toInvariant } from './to-document.ts'

/** @param toSentence the invariant as people read it */
export function planInvariants(context: PlanContext, toSentence: (invariant: InvariantEntry) => string): void {
  const { file, current, plan } = context
  if (!file.invariants) return
  for (const [index, invariant] of file.invariants.entries()) {
    const path: Path = ['invariants', index]
    checkNames(context, invariant, path)
    const before = current.invariants.get(invariant.name)
    if (before && toCanonicalJson(toInvariant(before)) === toCanonicalJson(toInvariant(invariant))) continue
    plan.invariants.saved.push({ ...invariant, id: before?.id ?? null })
    addChange(plan, before ? 'CHANGED' : 'ADDED', path, `Invariant “${invariant.name}”`, before ? `${toSentence(before)} → ${toSentence(invariant)}` : toSentence(invariant))
  }
  const kept = new Set(file.invariants.map(({ name }) => name))
  for (const before of current.invariants.values()) {
    if (kept.has(before.name)) continue
    plan.invariants.removed.push({ id: before.id, name: before.name })
    addChange(plan, 'REMOVED', ['invariants'], `Invariant “${before.name}”`, `no longer holds: ${toSentence(before)}`)
  }
}

function checkNames(context: PlanContext, { roles, accessTypes, never }: InvariantEntry, path: Path): void {
  const { file, current, modules, problems } = context
  const refuse = (part: Path, what: string) => problems.add([...path, ...part], 'CONFIGURATION_UNKNOWN_NAME', `There is no such ${what}.`)
  for (const [index, role] of roles.entries()) if (!isKnownRole(context, role)) refuse(['roles', index], 'role')
  const isAccessType = (key: string) => (current.accessTypes.get(key)?.builtIn ?? false) || (file.accessTypes ?? current.accessTypes).has(key)
  for (const [index, key] of accessTypes.entries()) if (!isAccessType(key)) refuse(['accessTypes', index], 'access type')
  if ('completeWithout' in never && !modules.find(never.completeWithout)) refuse(['never', 'completeWithout'], 'module')
}
