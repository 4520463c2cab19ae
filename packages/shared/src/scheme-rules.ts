import { type ModuleCategory, identifies, proves } from './module-category.ts'
import { checkSettings } from './check-settings.ts'
import { type SettingFields } from './setting-field.ts'

/** Limits the cost of one logon. */
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
  /** 0-based index into the steps; null if the problem concerns the scheme as a whole. */
  step: number | null
}

/** A module as the rules see it; the API and the console both have these facts. */
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
 * Finds every reason why a scheme can't be published or run. The server decides with it, and the console shows the same problems
 * while editing. An empty scheme, one without a secret, or one whose secret comes before any identity would let in every user or none.
 *
 * @param accessType.isForBrowsers true if only browsers log on through it, with a cookie as their session
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
        message: 'The scheme is empty. Add a step that identifies and verifies the user, such as a password.',
      },
    ]
  const problems: SchemeProblem[] = []
  const byId = new Map(modules.map((module) => [module.id, module]))
  if (steps.length > MAX_STEPS)
    problems.push({
      code: 'SCHEME_TOO_MANY_STEPS',
      step: MAX_STEPS,
      message: `A scheme can have at most ${MAX_STEPS} steps. Remove ${steps.length - MAX_STEPS}.`,
    })
  const before = { identified: false, verified: false, isForBrowsers }
  for (const [index, step] of steps.entries()) {
    const module = byId.get(step.module)
    problems.push(...findStepProblems(step, module, before).map((problem) => ({ ...problem, step: index })))
    if (!module) continue
    before.identified ||= identifies(module.category)
    before.verified ||= proves(module.category)
  }
  if (problems.some(({ code }) => code === 'SCHEME_UNKNOWN_MODULE')) return problems
  if (!before.identified)
    problems.push({
      code: 'SCHEME_NO_IDENTITY',
      step: null,
      message: 'No step identifies the user. Add one that does, such as a password.',
    })
  if (!before.verified)
    problems.push({
      code: 'SCHEME_NO_SECRET',
      step: null,
      message: 'No step verifies the user. Add one that does, such as a password.',
    })
  return problems
}

interface StepPlace {
  /** True if an earlier step has identified the user. */
  identified: boolean
  /** True if an earlier step has verified the user. */
  verified: boolean
  isForBrowsers: boolean
}

function findStepProblems(
  step: RuleStep,
  module: RuleModule | undefined,
  { identified, verified, isForBrowsers }: StepPlace,
): Omit<SchemeProblem, 'step'>[] {
  if (!module)
    return [
      { code: 'SCHEME_UNKNOWN_MODULE', message: `There is no module "${step.module.slice(0, 40)}". Remove this step.` },
    ]
  const { title, category, stepOptions } = module
  const problems: Omit<SchemeProblem, 'step'>[] = []
  if (!module.configured)
    problems.push({
      code: 'SCHEME_MODULE_NOT_CONFIGURED',
      message: `${title} is not set up yet. Fill in its settings first.`,
    })
  for (const { message } of checkSettings(stepOptions, step.options ?? {}, { complete: true }).problems)
    problems.push({ code: 'SCHEME_OPTION_INVALID', message })
  if (category === 'SECRET' && !identified)
    problems.push({
      code: 'SCHEME_SECRET_BEFORE_IDENTITY',
      message: `${title} verifies a user before any step has identified one. Put a step that identifies the user before it.`,
    })
  else if (module.needsSecretBefore && !verified)
    problems.push({
      code: 'SCHEME_NEEDS_SECRET_BEFORE',
      message: `${title} must not run for a username alone. Put a step that verifies the user, such as a password, before it.`,
    })
  if (module.needsBrowser && !isForBrowsers)
    problems.push({
      code: 'SCHEME_NEEDS_BROWSER',
      message: `${title} redirects a browser, but clients of this access type need not be browsers. Use another module here.`,
    })
  if (category === 'IDENTITY' && identified)
    problems.push({
      code: 'SCHEME_SECOND_IDENTITY',
      message: 'An earlier step has identified the user already. Remove this step.',
    })
  return problems
}
