import type { InvariantRule } from '@sallyport/shared/invariant'
import { isInNetwork, listRepresentatives, parseNetwork } from '@sallyport/shared/networks'
import { proves } from '@sallyport/shared/module-category'
import { SERVICE_CONDITIONS, type ForecastProfile, type ServiceCondition } from '../../module-contract/step-forecast.ts'
import { RECOVERY_ACCESS_TYPE } from '../../schemes/access-types/built-ins.ts'
import { type Flow, type Person, type World } from '../world/flow.ts'
import { type Conditions, forecastLogon, type ForecastLogon, listServices } from '../forecast/forecast-logon.ts'

export interface CounterExample {
  flow: Flow
  person: Person
  conditions: Conditions
  ipAddress: string
  logon: ForecastLogon
}

/**
 * Looks for a logon that breaks a rule, over every flow that it holds for, everybody whom it can be about, whatever the services outside
 * may do, and every part of the network. Not only over the users that there are: over all that there can be, so that what is kept today is
 * kept for whoever is added tomorrow. The way in by recovery codes is left out unless the rule names it.
 */
export function findCounterExample(world: World, rule: InvariantRule): CounterExample | null {
  const flows = world.flows.filter(
    ({ isEnabled, accessType: { key } }) =>
      isEnabled && (rule.accessTypes.length > 0 ? rule.accessTypes.includes(key) : key !== RECOVERY_ACCESS_TYPE),
  )
  for (const flow of flows)
    for (const ipAddress of listAddresses(world, flow, rule))
      for (const conditions of listConditions(world, flow))
        for (const person of listPossiblePeople(world, flow, rule)) {
          const logon = forecastLogon(world, flow, person, { conditions, ipAddress })
          if (logon.passes && isBroken(world, flow, rule, logon)) return { flow, person, conditions, ipAddress, logon }
        }
  return null
}

function isBroken(world: World, flow: Flow, { never }: InvariantRule, { steps }: ForecastLogon): boolean {
  const passed = steps.flatMap(({ module, forecast }) =>
    forecast?.result === 'passes' ? [{ module, exception: forecast.exception ?? null }] : [],
  )
  const asked = passed.filter(({ exception }) => exception === null)
  if ('completeWithout' in never) return !asked.some(({ module }) => module === never.completeWithout)
  if ('completeByException' in never) {
    if (never.completeByException === 'REMEMBERED')
      return (
        flow.accessType.isForBrowsers &&
        flow.steps.some(
          (step) => world.modules.get(step.module)?.module.step.remembersBrowsers?.(step.options) === true,
        )
      )
    return passed.some(({ exception }) => exception === never.completeByException)
  }
  const factors = new Set(
    asked.map(({ module }) => module).filter((module) => proves(world.modules.get(module)!.module.category)),
  )
  return factors.size < never.completeWithFewerFactorsThan
}

/** An address of every part of the network that the rule is about. */
function listAddresses(world: World, flow: Flow, { inside, outside }: InvariantRule): string[] {
  const parse = (texts: readonly string[]) => texts.flatMap((text) => parseNetwork(text) ?? [])
  const [within, without] = [parse(inside), parse(outside)]
  const ofSteps = parse(
    flow.steps.flatMap((step) => world.modules.get(step.module)?.module.analysis?.listNetworks?.(step.options) ?? []),
  )
  return listRepresentatives([...within, ...without, ...ofSteps]).filter(
    (address) =>
      (within.length === 0 || within.some((network) => isInNetwork(address, network))) &&
      !without.some((network) => isInNetwork(address, network)),
  )
}

/** Every assignment of conditions to the services that the flow hangs on. */
function listConditions(world: World, flow: Flow): Conditions[] {
  return [...listServices(world, [flow]).keys()].reduce<Conditions[]>(
    (all, service) =>
      all.flatMap((conditions) =>
        SERVICE_CONDITIONS.map((condition) => new Map<string, ServiceCondition>([...conditions, [service, condition]])),
      ),
    [new Map()],
  )
}

/**
 * Somebody of every kind that forecasts can tell apart, with roles that the rule is about. NOTE what only ever keeps somebody out (no
 * recovery code, no enrollment code, no name, a name that is taken) is left out: nobody gets in by it who doesn't without.
 */
function listPossiblePeople(world: World, flow: Flow, { roles }: InvariantRule): Person[] {
  const profiles = listPossibleProfiles(world, flow)
  return listRoleSets(flow, roles).flatMap((roleSet) =>
    profiles.map((each) => ({
      user: {
        id: 'anybody',
        username: 'anybody',
        email: 'anybody@example.com',
        enabled: true,
        roles: roleSet,
        hasPassword: true,
        initialPasswordExpiresAt: null,
        recoveryCodes: 1,
      },
      profiles: each,
    })),
  )
}

/** The roles with which somebody that the rule is about gets furthest: theirs, and one that the access type wants. */
function listRoleSets({ accessType: { rolesAllowed, rolesDenied } }: Flow, roles: readonly string[]): string[][] {
  const own: string[][] = roles.length === 0 ? [[]] : roles.map((role) => [role])
  const wanted = rolesAllowed.filter((role) => !rolesDenied.includes(role))
  return own.flatMap((set) => [set, ...wanted.map((role) => [...set, role])])
}

function listPossibleProfiles(world: World, flow: Flow): Map<string, ForecastProfile>[] {
  const modules = [...new Set(flow.steps.map(({ module }) => module))].filter(
    (module) => world.modules.get(module)?.module.enrollment?.externalName !== undefined,
  )
  return modules.reduce<Map<string, ForecastProfile>[]>(
    (all, module) =>
      all.flatMap((profiles) => POSSIBLE_PROFILES.map((profile) => new Map([...profiles, [module, profile]]))),
    [new Map()],
  )
}

const POSSIBLE_PROFILES: readonly ForecastProfile[] = [null, { externalId: 'anything', scope: '' }].map(
  (enrollment) => ({ enrollment, externalName: null, name: 'anybody', isNameTaken: false, hasEnrollmentCode: true }),
)
