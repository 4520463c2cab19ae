import { checkSettings } from '@sallyport/shared/check-settings'
import { withDefaults } from '@sallyport/shared/setting-field'
import { type SchemeProblem, MAX_STEPS, findSchemeProblems } from '@sallyport/shared/scheme-rules'
import type { RuleModule } from '@sallyport/shared/scheme-rules'
import { createHash } from 'node:crypto'
import { BadInputError } from '../../errors/common-errors.ts'
import { parsePlainObject, toCanonicalJson } from '../../lib/plain-json.ts'
import type { StoredStep } from '../versions/scheme.statements.ts'

const MAX_OPTIONS_BYTES = 8_192
/** Beyond this a flow isn't even looked at; MAX_STEPS has a problem of its own for the editor. */
const MAX_INPUT_STEPS = 100

/** What even a draft must not have: it could not be shown or kept. */
const REFUSED_IN_DRAFTS = new Set(['SCHEME_UNKNOWN_MODULE', 'SCHEME_OPTION_INVALID', 'SCHEME_TOO_MANY_STEPS'])

/** Reads the steps that came from outside; options of unknown form are refused with their place. */
export function parseSteps(input: readonly { module: string; options?: unknown }[]): StoredStep[] {
  if (input.length > MAX_INPUT_STEPS) throw new BadInputError(`A flow can have at most ${MAX_STEPS} steps.`)
  return input.map(({ module, options }, index) => {
    const parsed = options == null ? {} : parsePlainObject(options, MAX_OPTIONS_BYTES)
    if (!parsed)
      throw new BadInputError(
        `The options of step ${index + 1} must be an object with the options by name, 8 kB at most.`,
      )
    return { module, options: parsed }
  })
}

/** Decides whether steps can be saved, and gives them with normalized options and defaults filled in. */
export function prepareSteps(
  steps: readonly StoredStep[],
  modules: readonly RuleModule[],
  { publish, isForBrowsers }: { publish: boolean; isForBrowsers: boolean },
): { steps: StoredStep[] } | { problems: SchemeProblem[] } {
  const found = findSchemeProblems(steps, modules, { isForBrowsers })
  const problems = publish ? found : found.filter((problem) => REFUSED_IN_DRAFTS.has(problem.code))
  if (problems.length > 0) return { problems }
  const byId = new Map(modules.map((module) => [module.id, module]))
  return {
    steps: steps.map(({ module, options }) => {
      const { stepOptions } = byId.get(module)!
      const { values } = checkSettings(stepOptions, options, { complete: true })
      return { module, options: withDefaults(stepOptions, values) }
    }),
  }
}

/** Tells equal flows by equal hashes, wherever they are stored. */
export const toStepsHash = (steps: readonly StoredStep[]): string =>
  createHash('sha256').update(toCanonicalJson(steps), 'utf8').digest('hex')
