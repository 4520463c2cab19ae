import { findSchemeProblems } from '@sallyport/shared/scheme-rules'
import { parseAddress } from '@sallyport/shared/networks'
import { toCanonicalUsername } from '@sallyport/shared/username'
import type { Database, Executor } from '../../database/database.ts'
import { BadInputError, NotFoundError } from '../../errors/common-errors.ts'
import type { Clock } from '../../lib/clock.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import { SERVICE_CONDITIONS, type ServiceCondition } from '../../module-contract/step-forecast.ts'
import { toRuleModule } from '../../module-contract/to-rule-module.ts'
import { parseSteps } from '../../schemes/steps/prepare-steps.ts'
import { findVersion, listStoredSchemes } from '../../schemes/versions/scheme.statements.ts'
import { findUnknownRoles } from '../../people/roles/custom-role.statements.ts'
import { loadPeople, loadWorld } from '../world/facts.ts'
import type { Flow, Person, World } from '../world/flow.ts'
import { type Conditions, type ForecastLogon, forecastLogon } from '../forecast/forecast-logon.ts'
import { type PersonRow, listPersonRows, listPersonRowsByName } from '../world/person.statements.ts'

/** RFC 5737, for documentation: of no network that anybody has. */
const SOMEWHERE = '203.0.113.1'
const BATCH = 500

export interface FlowChoice {
  accessType: string
  version?: number | null
  draft?: boolean
  steps?: readonly { module: string; options?: unknown }[] | null
}
export interface DayChoice {
  ipAddress?: string | null
  conditions?: readonly { service: string; condition: string }[] | null
}
export interface Day {
  conditions: Conditions
  ipAddress: string
}
export interface SimulatedPerson {
  person: Person
  row: PersonRow
  logon: ForecastLogon
  /** By the published version; the same where that is what is simulated. */
  published: ForecastLogon
  differs: boolean
}

/** What would happen, told from what is stored. Nobody is asked, nothing is written, and no counter moves. */
export class Simulator {
  readonly database: Database
  readonly #modules: ModuleRegistry
  readonly #clock: Clock

  constructor({ database, modules, clock }: { database: Database; modules: ModuleRegistry; clock: Clock }) {
    this.database = database
    this.#modules = modules
    this.#clock = clock
  }

  loadWorld(executor: Executor = this.database.sql): Promise<World> {
    return loadWorld(executor, this.#modules, this.#clock.now())
  }

  /** The flow that is meant, and the one that is live for the same access type. */
  async chooseFlow(
    world: World,
    { accessType, version, draft = false, steps }: FlowChoice,
  ): Promise<{ flow: Flow; published: Flow }> {
    const published = world.flows.find((flow) => flow.accessType.key === accessType)
    if (!published) throw new NotFoundError('Access type', 'There is no such access type.')
    if ([version != null, draft, steps != null].filter(Boolean).length > 1)
      throw new BadInputError('Name a version, the draft, or steps: one of them.')
    const choose = (number: number | null, chosen: Flow['steps']) => ({
      flow: { ...published, version: number, steps: chosen, problem: findProblem(world, chosen, published) },
      published,
    })
    if (steps != null) return choose(null, parseSteps(steps))
    if (!draft && version == null) return { flow: published, published }
    const [scheme] = await listStoredSchemes(this.database.sql, published.schemeKey)
    const number = draft ? scheme?.draftVersion : version
    const found = number == null ? null : await findVersion(this.database.sql, published.schemeKey, number)
    if (!found)
      throw draft
        ? new NotFoundError('Draft', 'The scheme has no draft.')
        : new NotFoundError('Version', 'The scheme has no such version.')
    return choose(found.number, found.steps)
  }

  chooseDay(world: World, { ipAddress, conditions }: DayChoice): Day {
    if (ipAddress != null && !parseAddress(ipAddress))
      throw new BadInputError('"ipAddress" must be an IPv4 or IPv6 address.')
    const services = new Set(
      [...world.modules.values()].flatMap(({ module }) => module.analysis?.outsideService?.id ?? []),
    )
    const chosen = (conditions ?? []).map(({ service, condition }): [string, ServiceCondition] => {
      if (!services.has(service))
        throw new BadInputError(
          `There is no outside service "${service.slice(0, 40)}". The services are: ${[...services].join(', ')}.`,
        )
      if (!SERVICE_CONDITIONS.includes(condition as ServiceCondition))
        throw new BadInputError(
          `There is no condition "${condition.slice(0, 40)}". The conditions are: ${SERVICE_CONDITIONS.join(', ')}.`,
        )
      return [service, condition as ServiceCondition]
    })
    return { conditions: new Map(chosen), ipAddress: ipAddress ?? SOMEWHERE }
  }

  async loadPerson(world: World, username: string): Promise<Person> {
    const person = (await this.loadPeopleByName(world, [username])).get(username)
    if (!person) throw new NotFoundError('User', 'There is no such user.')
    return person
  }

  /** NOTE by names as they are stored or would be typed; those that nobody has are left out. */
  async loadPeopleByName(world: World, usernames: readonly string[]): Promise<Map<string, Person>> {
    const canonical = new Map(usernames.map((username) => [username, toCanonicalUsername(username)]))
    const rows = await listPersonRowsByName(this.database.sql, [...new Set(canonical.values())])
    const people = await loadPeople(this.database.sql, world, rows)
    const byName = new Map(rows.map((row, index) => [row.usernameCanonical, people[index]!]))
    return new Map(
      [...canonical].flatMap(([username, name]): [string, Person][] =>
        byName.has(name) ? [[username, byName.get(name)!]] : [],
      ),
    )
  }

  /** Everybody, by username, in bounded batches; other requests get their turn in between. */
  async *simulateEverybody(
    world: World,
    { flow, published, day, role = null }: { flow: Flow; published: Flow; day: Day; role?: string | null },
  ): AsyncGenerator<SimulatedPerson> {
    // Otherwise a mistyped role would seem to have nobody who is refused.
    if (role !== null && (await findUnknownRoles(this.database.sql, [role])).length > 0)
      throw new NotFoundError('Role', 'There is no such role.')
    for (let after: string | null = null; ;) {
      const rows = await listPersonRows(this.database.sql, { after, role, limit: BATCH })
      const people = await loadPeople(this.database.sql, world, rows)
      for (const [index, person] of people.entries()) {
        const logon = forecastLogon(world, flow, person, day)
        const before = flow === published ? logon : forecastLogon(world, published, person, day)
        yield { person, row: rows[index]!, logon, published: before, differs: toOutcome(logon) !== toOutcome(before) }
      }
      if (rows.length < BATCH) return
      after = rows.at(-1)!.usernameCanonical
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

/** What is compared: whether somebody gets in, by which exceptions, and otherwise where and why not. */
export function toOutcome({ passes, blocked, steps }: ForecastLogon): string {
  if (!passes) return `${blocked!.code}${blocked!.step === null ? '' : ` at step ${blocked!.step}`}`
  const exceptions = steps.flatMap(({ forecast }) =>
    forecast?.result === 'passes' && forecast.exception ? [forecast.exception] : [],
  )
  return exceptions.length > 0 ? `passes (${exceptions.join(', ')})` : 'passes'
}

/** What keeps steps from being run at all. A module that is missing or not set up is told at its step. */
function findProblem(world: World, steps: Flow['steps'], { accessType }: Flow): string | undefined {
  const modules = [...world.modules.values()].map(({ module }) => toRuleModule(module))
  return findSchemeProblems(steps, modules, accessType).find(({ code }) => code !== 'SCHEME_UNKNOWN_MODULE')?.message
}
