import { proves } from './module-category.ts'
import type { RuleModule, RuleStep } from './scheme-rules.ts'

export const SCHEME_WARNING_CODES = ['ADMINISTRATORS_SINGLE_FACTOR'] as const
export type SchemeWarningCode = (typeof SCHEME_WARNING_CODES)[number]

export interface SchemeWarning {
  code: SchemeWarningCode
  /** What it means and what to do, in plain text. */
  message: string
}

export type WarningModule = Pick<RuleModule, 'id' | 'title' | 'category' | 'configured'>

/**
 * What is allowed in a flow and should be meant: the API tells it with the scheme, the console asks before it saves, the overview shows it.
 * Administrators log on by every flow, and their sessions can do everything, whichever flow made them.
 */
export function findSchemeWarnings(
  { name, steps }: { name: string; steps: readonly RuleStep[] },
  modules: readonly WarningModule[],
): SchemeWarning[] {
  const byId = new Map(modules.map((module) => [module.id, module]))
  const factors = [...new Set(steps.map((step) => step.module))]
    .map((id) => byId.get(id))
    .filter((module) => module !== undefined && proves(module.category))
  const unused = modules.find(
    (module) => module.category === 'SECRET' && module.configured && !factors.includes(module),
  )
  const [factor] = factors
  if (factors.length !== 1 || !factor || !unused) return []
  return [
    {
      code: 'ADMINISTRATORS_SINGLE_FACTOR',
      message: `By the ${name} flow administrators get in with one factor (${factor.title}), though ${unused.title} is set up. Whoever learns that one can change everything. Add ${unused.title} to the flow.`,
    },
  ]
}
