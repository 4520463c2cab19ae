import type { CurrentConfiguration } from './current-configuration.ts'
import type { PlannedChange } from './planned-change.ts'

/** The access types by which somebody may get in otherwise than before: their own entries or flows change, or settings of a module in them. */
export function listTouchedAccessTypes(plan: PlannedChange, current: CurrentConfiguration): string[] {
  const touched = new Set([
    ...plan.accessTypes.created.keys(),
    ...plan.accessTypes.updated.keys(),
    ...plan.accessTypes.removed,
    ...plan.schemes.keys(),
  ])
  for (const [key, scheme] of current.schemes)
    if (scheme.steps.some(({ module }) => plan.settings.has(module))) touched.add(key)
  return [...touched].sort()
}
