import { setImmediate } from 'node:timers/promises'
import { loadPeople, loadWorld } from '../../analysis/world/facts.ts'
import type { Person, World } from '../../analysis/world/flow.ts'
import { forecastLogon } from '../../analysis/forecast/forecast-logon.ts'
import { listPersonRows } from '../../analysis/world/person.statements.ts'
import type { Executor } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import type { ProposedChange } from '../../change-guard/proposed-change.ts'

const PAGE = 500
/** So many names are told of those who lose or gain. */
const MOST_NAMES = 20
/** Anywhere on the Internet (RFC 5737, documentation). */
const ANYWHERE = '203.0.113.1'

/** What a change means for those who log on by one access type, on an ordinary day and from anywhere. */
export interface PopulationForecast {
  accessType: string
  summary: string
  /** Enabled ones. */
  users: number
  nowPass: number
  thenPass: number
  /** Usernames, the first of them. */
  losing: string[]
  gaining: string[]
}

/** Tells it over everybody there is. Reads, calls nobody and writes nothing. */
export class PopulationForecaster {
  readonly #modules: ModuleRegistry
  readonly #clock: Clock

  constructor({ modules, clock }: { modules: ModuleRegistry; clock: Clock }) {
    this.#modules = modules
    this.#clock = clock
  }

  /** @param accessTypes by key: those of which it is to be told */
  async compare(
    executor: Executor,
    change: ProposedChange,
    accessTypes: readonly string[],
  ): Promise<PopulationForecast[]> {
    if (accessTypes.length === 0) return []
    const now = this.#clock.now()
    const [before, after] = [
      await loadWorld(executor, this.#modules, now),
      await loadWorld(executor, this.#modules, now, change),
    ]
    const tallies = accessTypes.map((accessType) => ({
      accessType,
      users: 0,
      nowPass: 0,
      thenPass: 0,
      lost: 0,
      gained: 0,
      losing: [] as string[],
      gaining: [] as string[],
    }))
    let rows = await listPersonRows(executor, { after: null, role: null, limit: PAGE })
    while (rows.length > 0) {
      const enabled = rows.filter((row) => row.enabled === 1)
      const [now, then] = [
        await loadPeople(executor, before, enabled),
        await loadPeople(executor, after, enabled, change),
      ]
      for (const [index, person] of now.entries())
        for (const tally of tallies)
          count(
            tally,
            person.user.username,
            passes(before, tally.accessType, person),
            passes(after, tally.accessType, then[index]!),
          )
      // Everybody else's requests go on meanwhile, however many users there are.
      await setImmediate()
      rows =
        rows.length < PAGE
          ? []
          : await listPersonRows(executor, { after: rows.at(-1)!.usernameCanonical, role: null, limit: PAGE })
    }
    return tallies.map(({ lost, gained, ...tally }) => ({
      ...tally,
      summary: toSummary({ ...tally, lost, gained }, after, before),
    }))
  }
}

function passes(world: World, accessType: string, person: Person): boolean {
  return world.flows.some(
    (flow) =>
      flow.accessType.key === accessType &&
      forecastLogon(world, flow, person, { conditions: new Map(), ipAddress: ANYWHERE }).passes,
  )
}

function count(
  tally: {
    users: number
    nowPass: number
    thenPass: number
    lost: number
    gained: number
    losing: string[]
    gaining: string[]
  },
  username: string,
  isNow: boolean,
  isThen: boolean,
): void {
  tally.users++
  if (isNow) tally.nowPass++
  if (isThen) tally.thenPass++
  if (isNow && !isThen && ++tally.lost <= MOST_NAMES) tally.losing.push(username)
  if (!isNow && isThen && ++tally.gained <= MOST_NAMES) tally.gaining.push(username)
}

function toSummary(
  {
    accessType,
    users,
    nowPass,
    thenPass,
    lost,
    gained,
  }: { accessType: string; users: number; nowPass: number; thenPass: number; lost: number; gained: number },
  after: World,
  before: World,
): string {
  const name =
    [after, before].flatMap(({ flows }) => flows).find((flow) => flow.accessType.key === accessType)?.accessType.name ??
    accessType
  const changes = [lost > 0 && `${lost} would lose it`, gained > 0 && `${gained} would gain it`].filter(Boolean)
  if (changes.length === 0) return `${name}: ${nowPass} of ${users} users get in on an ordinary day, the same as now.`
  return `${name}: ${nowPass} of ${users} users get in on an ordinary day now, ${thenPass} would; ${changes.join(', ')}.`
}
