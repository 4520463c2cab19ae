import { type ModuleCategory, identifies, proves } from './module-category.ts'
import { type SettingFields, checkSettings } from './setting-field.ts'

/** As in the system that this one continues: ten steps are plenty, and a bound on what one logon can cost. */
export const MAX_STEPS = 10

export const SCHEME_PROBLEM_CODES = [
  'SCHEME_EMPTY',
  'SCHEME_TOO_MANY_STEPS',
  'SCHEME_UNKNOWN_MODULE',
  'SCHEME_MODULE_NOT_CONFIGURED',
  'SCHEME_OPTION_INVALID',
  'SCHEME_SECRET_BEFORE_IDENTITY',
  'SCHEME_SECOND_IDENTITY',
  'SCHEME_NEEDS_SECRET_BEFORE',
  'SCHEME_NEEDS_BROWSER',
  'SCHEME_NO_IDENTITY',
  'SCHEME_NO_SECRET',
  'SCHEME_STALE',
  'SCHEME_UNKNOWN_VERSION',
  'SCHEME_DRAFT_STALE',
  'SCHEME_REVIEW_STALE',
  'SCHEME_LOCKOUT',
  'SCHEME_INVARIANT_BROKEN',
  'SCHEME_BUILT_IN',
  'OVERRIDE_TOO_SHORT',
] as const
export type SchemeProblemCode = (typeof SCHEME_PROBLEM_CODES)[number]

export interface SchemeProblem {
  code: SchemeProblemCode
  message: string
  /** 0-based index into the steps; null when it is about the flow as a whole. */
  step: number | null
}

/** What the rules need to know of a module; the API and the console both have it. */
export interface RuleModule {
  id: string
  title: string
  category: ModuleCategory
  configured: boolean
  needsSecretBefore: boolean
  needsBrowser: boolean
  stepOptions: SettingFields
}
export interface RuleStep {
  module: string
  options?: Readonly<Record<string, unknown>> | null
}

/**
 * Every reason why a flow can't be published (or run). The server decides by it, and the console shows the same while editing.
 * An empty flow, one without a secret, or one whose secret comes before any identity would let anybody in, or nobody.
 *
 * @param accessType.isForBrowsers whether only browsers log on by it: those whose session is a cookie
 */
export function findSchemeProblems(
  steps: readonly RuleStep[],
  modules: readonly RuleModule[],
  { isForBrowsers }: { isForBrowsers: boolean },
): SchemeProblem[] {
  if (steps.length === 0)
    return [
      {
        code: 'SCHEME_EMPTY',
        step: null,
        message: 'The flow is empty. Add a module that says who is logging on and proves it, such as a password.',
      },
    ]
  const problems: SchemeProblem[] = []
  const byId = new Map(modules.map((module) => [module.id, module]))
  if (steps.length > MAX_STEPS)
    problems.push({
      code: 'SCHEME_TOO_MANY_STEPS',
      step: MAX_STEPS,
      message: `A flow can have at most ${MAX_STEPS} steps. Remove ${steps.length - MAX_STEPS}.`,
    })

  let identified = false
  let proven = false
  steps.forEach((step, index) => {
    const module = byId.get(step.module)
    if (!module) {
      problems.push({
        code: 'SCHEME_UNKNOWN_MODULE',
        step: index,
        message: `There is no module "${step.module.slice(0, 40)}". Remove this step.`,
      })
      return
    }
    if (!module.configured)
      problems.push({
        code: 'SCHEME_MODULE_NOT_CONFIGURED',
        step: index,
        message: `${module.title} is not set up yet. Fill in its settings first.`,
      })
    for (const problem of checkSettings(module.stepOptions, step.options ?? {}, { complete: true }).problems)
      problems.push({ code: 'SCHEME_OPTION_INVALID', step: index, message: problem.message })
    if (module.category === 'SECRET' && !identified)
      problems.push({
        code: 'SCHEME_SECRET_BEFORE_IDENTITY',
        step: index,
        message: `${module.title} needs to know who is logging on. Put a step that says who before it.`,
      })
    else if (module.needsSecretBefore && !proven)
      problems.push({
        code: 'SCHEME_NEEDS_SECRET_BEFORE',
        step: index,
        message: `${module.title} must not be asked for a bare name. Put a step that proves something, such as a password, before it.`,
      })
    if (module.needsBrowser && !isForBrowsers)
      problems.push({
        code: 'SCHEME_NEEDS_BROWSER',
        step: index,
        message: `${module.title} sends a browser elsewhere, and clients of this access type need not be browsers. Use another module here.`,
      })
    if (identifies(module.category) && module.category === 'IDENTITY' && identified)
      problems.push({
        code: 'SCHEME_SECOND_IDENTITY',
        step: index,
        message: `Who is logging on is known already at this step. Remove it.`,
      })
    identified ||= identifies(module.category)
    proven ||= proves(module.category)
  })
  if (problems.some((problem) => problem.code === 'SCHEME_UNKNOWN_MODULE')) return problems
  if (!identified)
    problems.push({
      code: 'SCHEME_NO_IDENTITY',
      step: null,
      message: 'Nothing in this flow says who is logging on. Add a step that does, such as a password.',
    })
  if (!proven)
    problems.push({
      code: 'SCHEME_NO_SECRET',
      step: null,
      message: 'Nothing in this flow proves who is logging on. Add a step that does, such as a password.',
    })
  return problems
}
