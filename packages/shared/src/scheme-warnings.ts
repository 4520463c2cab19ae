import { proves } from './module-category.ts'
import type { RuleModule, RuleStep } from './scheme-rules.ts'

export const SCHEME_WARNING_CODES = ['ADMINISTRATORS_SINGLE_FACTOR'] as const
export type SchemeWarningCode = (typeof SCHEME_WARNING_CODES)[number]

export interface SchemeWarning {
  code: SchemeWarningCode
  /** The consequence and what to do, in plain text. */
  message: string
}

export type WarningModule = Pick<RuleModule, 'id' | 'title' | 'category' | 'configured'>

/**
 * Finds weaknesses that a scheme may have, but only on purpose. The API returns them with the scheme, the console asks before it
 * saves, and the overview shows them. Administrators can log on through every scheme, and their sessions can do everything.
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
      message: `Administrators can log on through ${name} with one factor (${factor.title}), although ${unused.title} is set up. Anyone who obtains that factor can change everything. Add ${unused.title} to the scheme.`,
    },
  ]
}
