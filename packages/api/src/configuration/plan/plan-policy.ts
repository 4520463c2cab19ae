import { describeChange } from './describe-difference.ts'
import type { PlanContext } from './plan-context.ts'
import { addChange } from './planned-change.ts'

const LABELS = [
  ['administratorsNeeded', 'Administrators who have to get in whatever happens'],
  ['confirmMinutes', 'Minutes until an overridden publication takes itself back'],
] as const

export function planPolicy({ file, current, plan }: PlanContext): void {
  const [before, after] = [current.publicationPolicy, file.publicationPolicy]
  if (!after) return
  for (const [name, label] of LABELS) {
    if (before[name] === after[name]) continue
    addChange(
      plan,
      'CHANGED',
      ['publicationPolicy', name],
      'Publications',
      describeChange(label, before[name], after[name]),
    )
    plan.publicationPolicy = after
  }
}
