import { PUBLICATION_POLICY_FIELDS } from '@sallyport/shared/publication-policy-fields'
import { describeChange } from './describe-difference.ts'
import type { PlanContext } from './plan-context.ts'
import { addChange } from './planned-change.ts'

const FIELDS = Object.entries(PUBLICATION_POLICY_FIELDS) as [
  keyof typeof PUBLICATION_POLICY_FIELDS,
  { label: string },
][]

export function planPolicy({ file, current, plan }: PlanContext): void {
  const [before, after] = [current.publicationPolicy, file.publicationPolicy]
  if (!after) return
  for (const [name, { label }] of FIELDS) {
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
