import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDummyModule } from '../../module-contract/testing/dummy.module.ts'
import { DummyAnswer } from '../../module-contract/testing/dummy.type.ts'
import { BAD_DAYS, type ForecastInput, type StepForecast } from '../../module-contract/step-forecast.ts'
import type { Flow, ModuleFacts, Person, World } from '../world/flow.ts'
import { toLockoutVerdict } from './lockout-verdict.ts'

/** Two services, one of them used by two modules, and a module that needs none. */
const MODULES = [
  { id: 'local', service: null },
  { id: 'push', service: 'phone' },
  { id: 'call', service: 'phone' },
  { id: 'mail', service: 'post' },
] as const
type ModuleId = (typeof MODULES)[number]['id']

interface Drawn {
  /** Whom a module lets on under which condition: `module condition user`. */
  passes: ReadonlySet<string>
  flows: { isEnabled: boolean; steps: ModuleId[]; rolesAllowed: string[]; rolesDenied: string[] }[]
  people: { username: string; roles: readonly string[] }[]
  needed: number
}

const CONDITIONS = ['approves', ...BAD_DAYS]
const USERNAMES = ['alice', 'bob', 'carol', 'dave', 'erin']
const KEYS = MODULES.flatMap(({ id }) =>
  CONDITIONS.flatMap((condition) => USERNAMES.map((username) => `${id} ${condition} ${username}`)),
)

const drawn: fc.Arbitrary<Drawn> = fc.record({
  // Mostly yes, or nobody would ever be safe.
  passes: fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: KEYS.length, maxLength: KEYS.length })
    .map((rolls) => new Set(KEYS.filter((_key, index) => rolls[index]! > 1))),
  flows: fc.array(
    fc.record({
      isEnabled: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      steps: fc.array(fc.constantFrom(...MODULES.map(({ id }) => id)), { minLength: 0, maxLength: 3 }),
      rolesAllowed: fc.subarray(['administrator', 'operator'], { maxLength: 1 }),
      rolesDenied: fc.subarray(['operator']),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  people: fc
    .subarray(USERNAMES)
    .chain((usernames) =>
      fc.tuple(
        ...usernames.map((username) =>
          fc.record({
            username: fc.constant(username),
            roles: fc.constantFrom(['administrator'], ['administrator', 'operator']),
          }),
        ),
      ),
    ),
  needed: fc.integer({ min: 1, max: 3 }),
})

function toWorld({ passes, flows }: Drawn): World {
  const modules = MODULES.map(({ id, service }): [string, ModuleFacts] => {
    const forecast = ({ condition, user }: ForecastInput): StepForecast =>
      passes.has(`${id} ${condition} ${user.username}`)
        ? { prompts: [], result: 'passes', method: id }
        : { prompts: [], result: 'blocked', code: 'DUMMY_NO', why: 'No.', ends: true }
    const module = {
      ...createDummyModule({ id, category: 'OTHER', answerType: DummyAnswer }),
      analysis: { forecast, ...(service && { outsideService: { id: service, title: service } }) },
    }
    return [id, { module, settings: {}, secretsSet: [], configured: true }]
  })
  return {
    now: 0,
    modules: new Map(modules),
    flows: flows.map(({ isEnabled, steps, rolesAllowed, rolesDenied }, index): Flow => {
      const key = `type${index}`
      return {
        schemeKey: key,
        version: 1,
        isEnabled,
        steps: steps.map((module) => ({ module, options: {} })),
        accessType: { key, name: key, isForBrowsers: true, rolesAllowed, rolesDenied },
      }
    }),
  }
}

const toPeople = ({ people }: Drawn): Person[] =>
  people.map(({ username, roles }) => ({
    user: {
      id: `usr_${username}`,
      username,
      email: null,
      enabled: true,
      roles,
      hasPassword: true,
      initialPasswordExpiresAt: null,
      recoveryCodes: 0,
    },
    profiles: new Map(),
  }))

/** Said once more, the long way round: which flows let whom in when one service is in a bad way. */
function listWaysIn(
  world: Drawn,
  { username, roles }: Drawn['people'][number],
  bad: { service: string; condition: string } | null,
): string[] {
  return world.flows.flatMap((flow, index) => {
    const mayEnter =
      (flow.rolesAllowed.length === 0 || flow.rolesAllowed.some((role) => roles.includes(role))) &&
      !flow.rolesDenied.some((role) => roles.includes(role))
    const getsThrough = flow.steps.every((id) => {
      const service = MODULES.find((module) => module.id === id)!.service
      return world.passes.has(`${id} ${bad && service === bad.service ? bad.condition : 'approves'} ${username}`)
    })
    return flow.isEnabled && flow.steps.length > 0 && mayEnter && getsThrough ? [`type${index}`] : []
  })
}

function listBadDays({ flows }: Drawn): { service: string; condition: string }[] {
  const used = new Set(
    flows
      .filter(({ isEnabled }) => isEnabled)
      .flatMap(({ steps }) => steps.flatMap((id) => MODULES.find((module) => module.id === id)!.service ?? [])),
  )
  return [...used].flatMap((service) => BAD_DAYS.map((condition) => ({ service, condition })))
}

describe('the verdict', () => {
  it('is what going through every flow on every day by hand gives', () => {
    const seen = { safe: 0, unsafe: 0 }
    fc.assert(
      fc.property(drawn, (world) => {
        const verdict = toLockoutVerdict(toWorld(world), toPeople(world), world.needed)
        const badDays = listBadDays(world)
        const safe = world.people.filter((person) =>
          [null, ...badDays].every((bad) => listWaysIn(world, person, bad).length > 0),
        )
        expect(verdict.isSafe).toBe(safe.length >= world.needed)
        expect(verdict.administrators.filter(({ isSafe }) => isSafe).map(({ username }) => username)).toEqual(
          safe.map(({ username }) => username),
        )
        for (const [index, person] of world.people.entries()) {
          const { days } = verdict.administrators[index]!
          expect(days.map(({ day }) => day).toSorted()).toEqual(
            ['ordinary', ...badDays.map(({ service, condition }) => `${condition}:${service}`)].toSorted(),
          )
          for (const { day, getsIn, by, blocked } of days) {
            const [condition = '', service = ''] = day.split(':')
            const ways = listWaysIn(world, person, service === '' ? null : { service, condition })
            expect(by).toEqual(ways)
            expect(getsIn).toBe(ways.length > 0)
            expect(by.length + blocked.length).toBe(world.flows.length)
          }
        }
        seen[verdict.isSafe ? 'safe' : 'unsafe']++
      }),
      { numRuns: 2_000 },
    )
    expect(Math.min(seen.safe, seen.unsafe)).toBeGreaterThan(100)
  })

  it('says in one bounded sentence who is safe, or who is not and where', () => {
    fc.assert(
      fc.property(drawn, (world) => {
        const { sentence, isSafe, administrators } = toLockoutVerdict(toWorld(world), toPeople(world), world.needed)
        expect(sentence).toMatch(/^[^\n]{10,600}\.$/u)
        const named = administrators.filter((each) => (isSafe ? each.isSafe : true)).slice(0, 1)
        for (const { username } of named) if (isSafe) expect(sentence).toContain(username)
        if (isSafe)
          for (const { username } of administrators.filter((each) => !each.isSafe))
            expect(sentence).not.toContain(username)
      }),
    )
  })

  it('names three and counts the rest', () => {
    const everybody: Drawn = {
      passes: new Set(KEYS),
      flows: [{ isEnabled: true, steps: ['local', 'push'], rolesAllowed: [], rolesDenied: [] }],
      people: USERNAMES.map((username) => ({ username, roles: ['administrator'] })),
      needed: 1,
    }
    expect(toLockoutVerdict(toWorld(everybody), toPeople(everybody), 1).sentence).toBe(
      'alice, bob, carol and 2 more get in whatever happens to any one service outside.',
    )
    const nobody = { ...everybody, passes: new Set(KEYS.filter((key) => !key.includes('unreachable'))) }
    expect(toLockoutVerdict(toWorld(nobody), toPeople(nobody), 1).sentence).toBe(
      'No administrator could get in when phone can’t be reached: alice stops at step 2 (push) of type0, and so do bob, carol, dave and 1 more.',
    )
  })
})
