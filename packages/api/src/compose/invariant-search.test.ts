import { type InvariantRule, INVARIANT_EXCEPTIONS } from '@sallyport/shared/invariant'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { isFromNetworks } from '../lib/client-networks.ts'
import { systemClock } from '../lib/clock.ts'
import { SERVICE_CONDITIONS } from '../module-contract/step-forecast.ts'
import { createDuoUniversalModule } from '../modules/duo-universal/duo-universal.module.ts'
import { createDuoModule } from '../modules/duo/duo.module.ts'
import { createPasswordModule } from '../modules/password/password.module.ts'
import { findCounterExample } from '../analysis/invariants/find-counter-example.ts'
import type { Flow, ModuleFacts, Person, World } from '../analysis/world/flow.ts'
import { type ForecastLogon, forecastLogon } from '../analysis/forecast/forecast-logon.ts'

const HOST = 'api-12345678.duosecurity.com'
const NETWORKS = ['10.0.0.0/8', '10.1.0.0/16', '192.0.2.0/24', '2001:db8::/32']
/** Inside, at the ends of, and just outside of each of them. */
const ADDRESSES = [
  '9.255.255.255',
  '10.0.0.0',
  '10.1.0.0',
  '10.1.255.255',
  '10.2.0.0',
  '10.255.255.255',
  '11.0.0.0',
  '192.0.2.0',
  '192.0.3.0',
  '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff',
  '2001:db8::',
  '2001:db9::',
]
const ROLES = ['administrator', 'user']

const duo = createDuoModule({ allowedHosts: [], ca: null, clock: systemClock })
const modules = [
  createPasswordModule({ checker: null!, replacer: null! }),
  duo,
  createDuoUniversalModule({
    hosts: null!,
    ca: null,
    outages: { isAway: null!, reportOutage: null!, reportAnswer: null!, stop: async () => {} },
    clock: systemClock,
    publicUrl: 'http://localhost',
    allowedOrigins: [],
  }),
]
afterAll(() => duo.operations?.stop?.())

const networks = fc.subarray(NETWORKS, { maxLength: 2 })
const duoOptions = fc.record({
  failMode: fc.constantFrom('open', 'closed'),
  failOpenFrom: networks.map((list) => list.join(', ') || null),
  bypass: fc.constantFrom('refuse', 'accept'),
})
const step = fc.oneof(
  fc.constant({ module: 'password', options: {} }),
  fc.record({
    module: fc.constant('duo'),
    options: fc
      .tuple(
        duoOptions,
        fc.record({
          enrollment: fc.constantFrom('offer', 'refuse'),
          enrollmentCode: fc.boolean(),
          rememberBrowsers: fc.boolean(),
        }),
      )
      .map(([one, other]) => ({ ...one, ...other })),
  }),
  fc.record({ module: fc.constant('duo-universal'), options: duoOptions }),
)
const flow = fc.record({
  isEnabled: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  steps: fc.array(step, { maxLength: 2 }).map((steps) => [{ module: 'password', options: {} }, ...steps]),
  rolesAllowed: fc.subarray(ROLES, { maxLength: 1 }),
  rolesDenied: fc.subarray(ROLES, { maxLength: 1 }),
})
const rule: fc.Arbitrary<InvariantRule> = fc.record({
  roles: fc.subarray(ROLES, { maxLength: 1 }),
  accessTypes: fc.subarray(['browser', 'recovery'], { maxLength: 1 }),
  inside: networks,
  outside: networks,
  never: fc.oneof(
    fc.constantFrom('password', 'duo', 'duo-universal').map((completeWithout) => ({ completeWithout })),
    fc.constantFrom(...INVARIANT_EXCEPTIONS).map((completeByException) => ({ completeByException })),
    fc.integer({ min: 1, max: 3 }).map((completeWithFewerFactorsThan) => ({ completeWithFewerFactorsThan })),
  ),
})
const worlds = fc
  .record({ selfEnrollment: fc.boolean(), browser: flow, client: flow, recovery: flow })
  .map(({ selfEnrollment, ...flows }): World => ({
    now: 0,
    modules: new Map(
      modules.map((module): [string, ModuleFacts] => [
        module.id,
        {
          module,
          settings: { selfEnrollment, automaticPush: true, apiHostname: HOST },
          secretsSet: [],
          configured: true,
        },
      ]),
    ),
    flows: Object.entries(flows).map(([key, drawn]): Flow => ({
      schemeKey: key,
      version: 1,
      isEnabled: drawn.isEnabled,
      steps: drawn.steps,
      accessType: {
        key,
        name: key,
        isForBrowsers: key !== 'client',
        rolesAllowed: drawn.rolesAllowed,
        rolesDenied: drawn.rolesDenied,
      },
    })),
  }))

/** A whole population: every mix of roles and of what can be stored of somebody. */
const PEOPLE = [[], ['administrator'], ['user'], ROLES].flatMap((roles) =>
  [null, HOST, 'api-other.example'].flatMap((scope) =>
    [false, true].flatMap((hasEnrollmentCode) =>
      ['person', ''].map((name): Person => {
        const profile = {
          enrollment: scope === null ? null : { externalId: 'DU1', scope },
          externalName: null,
          name,
          isNameTaken: false,
          hasEnrollmentCode,
        }
        return {
          user: {
            id: 'usr_1',
            username: 'person',
            email: null,
            enabled: true,
            roles,
            hasPassword: true,
            initialPasswordExpiresAt: null,
            recoveryCodes: 1,
          },
          profiles: new Map(modules.map(({ id }) => [id, profile])),
        }
      }),
    ),
  ),
)

const isInScope = (
  { roles, accessTypes, inside, outside }: InvariantRule,
  { key }: Flow['accessType'],
  person: Person,
  address: string,
): boolean =>
  (roles.length === 0 || roles.some((role) => person.user.roles.includes(role))) &&
  (accessTypes.length > 0 ? accessTypes.includes(key) : key !== 'recovery') &&
  (inside.length === 0 || isFromNetworks(address, inside.join(','))) &&
  (outside.length === 0 || !isFromNetworks(address, outside.join(',')))

function breaks({ never }: InvariantRule, at: Flow, logon: ForecastLogon): boolean {
  if (!logon.passes) return false
  const outcomes = logon.steps.map(({ module, forecast }) => ({
    module,
    exception: (forecast as { exception?: string }).exception,
  }))
  const proofs = outcomes.filter(({ exception }) => exception === undefined).map(({ module }) => module)
  if ('completeWithout' in never) return !proofs.includes(never.completeWithout)
  if ('completeWithFewerFactorsThan' in never) return new Set(proofs).size < never.completeWithFewerFactorsThan
  if (never.completeByException === 'REMEMBERED')
    return at.accessType.isForBrowsers && at.steps.some(({ options }) => options['rememberBrowsers'] === true)
  return outcomes.some(({ exception }) => exception === never.completeByException)
}

function breaksByHand(world: World, wanted: InvariantRule): boolean {
  return world.flows.some((at) =>
    PEOPLE.some((person) =>
      ADDRESSES.some(
        (ipAddress) =>
          isInScope(wanted, at.accessType, person, ipAddress) &&
          SERVICE_CONDITIONS.some((condition) =>
            breaks(
              wanted,
              at,
              forecastLogon(world, at, person, { ipAddress, conditions: new Map([['duo', condition]]) }),
            ),
          ),
      ),
    ),
  )
}

describe('the search for a logon that breaks a rule', () => {
  it('finds one exactly where trying everybody, everything and everywhere by hand does', () => {
    const seen = { kept: 0, broken: 0 }
    fc.assert(
      fc.property(worlds, rule, (world, wanted) => {
        const found = findCounterExample(world, wanted)
        expect(found !== null).toBe(breaksByHand(world, wanted))
        seen[found ? 'broken' : 'kept']++
        if (!found) return
        // What it shows is a logon of the rule's, and breaks it.
        expect(isInScope(wanted, found.flow.accessType, found.person, found.ipAddress)).toBe(true)
        expect(breaks(wanted, found.flow, forecastLogon(world, found.flow, found.person, found))).toBe(true)
      }),
      { numRuns: 200 },
    )
    expect(Math.min(seen.kept, seen.broken)).toBeGreaterThan(30)
  }, 300_000)
})
