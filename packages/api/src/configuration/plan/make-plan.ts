import { listMissing } from '@sallyport/shared/setting-field'
import type { StoredStep } from '../../schemes/versions/scheme.statements.ts'
import { planAccessTypes } from './plan-access-types.ts'
import type { PlanContext } from './plan-context.ts'
import { planInvariants } from './plan-invariants.ts'
import { planPolicy } from './plan-policy.ts'
import { planRoles } from './plan-roles.ts'
import { planSchemes } from './plan-schemes.ts'
import { planSettings } from './plan-settings.ts'
import { type PlannedChange, emptyPlan } from './planned-change.ts'

export interface PlanRules {
  /** What the flow of a new access type begins with. */
  firstSteps: readonly StoredStep[]
}

/** Everything in which a file differs from the server, and why it can't be applied where it can't. Pure: reads and writes nothing. */
export function makePlan(input: Omit<PlanContext, 'plan'>, { firstSteps }: PlanRules): PlannedChange {
  const context: PlanContext = { ...input, plan: emptyPlan() }
  const { problems, plan } = context
  checkSecrets(context)
  planRoles(context)
  planAccessTypes(context)
  planSettings(context, listModulesInUse(context, firstSteps))
  planSchemes(context, toRuleModules(context), firstSteps)
  planInvariants(context)
  planPolicy(context)
  plan.problems = problems.problems
  return plan
}

/** A value for a reference that the document doesn't have is a mistake of the client's: perhaps of another file. */
function checkSecrets({ file, secrets, problems }: PlanContext): void {
  const known = new Set([...(file.settings?.values() ?? [])].flatMap((entry) => [...entry.secrets.values()]))
  const unused = [...secrets.keys()].filter((reference) => !known.has(reference))
  if (unused.length > 0)
    problems.add(
      [],
      'CONFIGURATION_SECRET_UNUSED',
      `A value was given for ${unused.length === 1 ? 'a reference' : `${unused.length} references`} that the document does not have.`,
    )
}

/** Modules of the flows as they would be, and as they may be again. */
function listModulesInUse(
  { file, current, plan, isOnProbation }: PlanContext,
  firstSteps: readonly StoredStep[],
): Set<string> {
  const steps = new Map<string, readonly { module: string }[]>()
  for (const [key, scheme] of current.schemes) if (!plan.accessTypes.removed.includes(key)) steps.set(key, scheme.steps)
  for (const key of plan.accessTypes.created.keys()) steps.set(key, firstSteps)
  for (const [key, scheme] of file.schemes ?? []) steps.set(key, scheme.steps)
  const former = [...current.schemes].flatMap(([key, scheme]) =>
    plan.accessTypes.removed.includes(key) ? [] : [...scheme.fallbackSteps, ...(isOnProbation ? scheme.steps : [])],
  )
  return new Set([...[...steps.values()].flat(), ...former].map(({ module }) => module))
}

/** The modules with whether each would be set up. */
function toRuleModules({ current, plan, ruleModules }: PlanContext): PlanContext['ruleModules'] {
  return ruleModules.map((rule) => {
    const planned = plan.settings.get(rule.id)
    const before = current.settings.get(rule.id)
    if (!planned || !before) return rule
    const isSet = (name: string) =>
      planned.secrets.has(name)
        ? planned.secrets.get(name) !== null
        : planned.values[name] != null || before.stored.sealedSecrets.has(name)
    return { ...rule, configured: listMissing(before.module.settings.fields, isSet).length === 0 }
  })
}
