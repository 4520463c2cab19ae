import { withDefaults } from '@sallyport/shared/setting-field'
import type { ServiceCondition, StepForecast } from '../../module-contract/step-forecast.ts'
import { type Flow, NO_PROFILE, type Person, type World } from '../world/flow.ts'

/** By the id of the outside service; the ordinary day where one is not named. */
export type Conditions = ReadonlyMap<string, ServiceCondition>

export interface ForecastStep {
  /** 1-based. */
  position: number
  module: string
  title: string
  /** null where the logon does not come so far. */
  forecast: StepForecast | null
}
export interface ForecastLogon {
  steps: ForecastStep[]
  passes: boolean
  /** Why not; null for a logon that passes. */
  blocked: { step: number | null; module: string | null; code: string; why: string } | null
}

/** Who the other side knows from now on, by an id that only it can tell. */
const ENROLLED_JUST_NOW = { externalId: '', scope: '' }

/** Walks one person through a flow, step by step, until one doesn't let them on. Pure. */
export function forecastLogon(
  world: World,
  flow: Flow,
  person: Person,
  { conditions, ipAddress }: { conditions: Conditions; ipAddress: string },
): ForecastLogon {
  const steps: ForecastStep[] = []
  let blocked: ForecastLogon['blocked'] = flow.isEnabled
    ? null
    : { step: null, module: null, code: 'SCHEME_UNAVAILABLE', why: 'The flow is disabled.' }
  if (flow.steps.length === 0)
    blocked ??= { step: null, module: null, code: 'SCHEME_UNAVAILABLE', why: 'The flow is empty.' }
  if (flow.problem !== undefined)
    blocked ??= { step: null, module: null, code: 'SCHEME_UNAVAILABLE', why: flow.problem }
  let { user, profiles } = person
  const enrolledAt = new Set<string>()
  for (const [index, { module: id, options }] of flow.steps.entries()) {
    const facts = world.modules.get(id)
    const step: ForecastStep = { position: index + 1, module: id, title: facts?.module.title ?? id, forecast: null }
    steps.push(step)
    if (blocked) continue
    step.forecast = facts?.module.analysis
      ? facts.module.analysis.forecast({
          user,
          profile: profiles.get(id) ?? NO_PROFILE,
          options: withDefaults(facts.module.step.options, options),
          settings: facts.settings,
          secretsSet: facts.secretsSet,
          configured: facts.configured,
          condition: toCondition(conditions, facts.module.analysis?.outsideService?.id ?? '', enrolledAt),
          ipAddress,
          accessType: flow.accessType,
          earlierModules: flow.steps.slice(0, index).map((earlier) => earlier.module),
          now: world.now,
        })
      : {
          prompts: [],
          result: 'blocked',
          code: 'LOGON_FAILED',
          why: facts ? `Nobody can tell what ${step.title} comes to.` : 'This server has no such module.',
          ends: true,
        }
    if (step.forecast.result === 'blocked')
      blocked = { step: step.position, module: id, code: step.forecast.code, why: step.forecast.why }
    else {
      if (step.forecast.replacesPassword) user = { ...user, initialPasswordExpiresAt: null }
      if (step.forecast.enrolls) {
        profiles = new Map(profiles).set(id, { ...(profiles.get(id) ?? NO_PROFILE), enrollment: ENROLLED_JUST_NOW })
        enrolledAt.add(facts!.module.analysis?.outsideService?.id ?? '')
      }
    }
  }
  blocked ??= findRoleBlock(flow, person)
  return { steps, passes: blocked === null, blocked }
}

/** Who has enrolled on the way is not unknown to the service any more. */
function toCondition(conditions: Conditions, service: string, enrolledAt: ReadonlySet<string>): ServiceCondition {
  const condition = conditions.get(service) ?? 'approves'
  return condition === 'unknown-user' && enrolledAt.has(service) ? 'approves' : condition
}

/** NOTE after the steps, as the engine does: what somebody's roles are is nothing to tell strangers. */
function findRoleBlock(
  { accessType: { rolesAllowed, rolesDenied } }: Flow,
  { user }: Person,
): ForecastLogon['blocked'] {
  const isDenied = user.roles.some((role) => rolesDenied.includes(role))
  const isAllowed = rolesAllowed.length === 0 || user.roles.some((role) => rolesAllowed.includes(role))
  if (!isDenied && isAllowed) return null
  return { step: null, module: null, code: 'ACCESS_TYPE_ROLE_DENIED', why: 'The user’s roles may not log on this way.' }
}

/** What passed without asking, e.g. FAILED_OPEN; only of a logon that passes as a whole. */
export function listExceptions({ steps, passes }: ForecastLogon): string[] {
  if (!passes) return []
  return steps.flatMap(({ forecast }) =>
    forecast?.result === 'passes' && forecast.exception ? [forecast.exception] : [],
  )
}

/** The services that the flows hang on, by id. */
export function listServices(world: World, flows: readonly Flow[]): Map<string, string> {
  const services = new Map<string, string>()
  for (const flow of flows)
    for (const { module } of flow.steps) {
      const service = world.modules.get(module)?.module.analysis?.outsideService
      if (service) services.set(service.id, service.title)
    }
  return services
}
