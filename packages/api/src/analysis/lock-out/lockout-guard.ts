import type { Executor } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import type {
  ChangeGuard,
  ChangeVerdict,
  InvariantVerdict,
  LockoutVerdict,
  ProposedChange,
} from '../../change-guard/proposed-change.ts'
import { TAKEN_BACK, loadPeople, loadWorld } from '../world/facts.ts'
import { listPendingFlows } from '../world/flow.statements.ts'
import type { World } from '../world/flow.ts'
import { toLockoutVerdict } from './lockout-verdict.ts'
import { listAdministratorRows } from '../world/person.statements.ts'

export interface AnalysingGuardDependencies {
  modules: ModuleRegistry
  clock: Clock
  getAdministratorsNeeded(executor: Executor): Promise<number>
  checkInvariants(executor: Executor, world: World, change: ProposedChange): Promise<InvariantVerdict[]>
}

/** Forecasts every administrator's logons after a change, and looks for a logon that would break an invariant. */
export class AnalysingGuard implements ChangeGuard {
  constructor(private readonly dependencies: AnalysingGuardDependencies) {}

  async check(executor: Executor, change: ProposedChange): Promise<ChangeVerdict> {
    const world = await this.#loadWorld(executor, change)
    const later = await this.#loadTakenBack(executor, change)
    return {
      lockout: await this.#toLockout(executor, world, change),
      takenBack: later && withWhen(await this.#toLockout(executor, later.world, change), later.names),
      invariants: await this.#toInvariants(executor, later ? [world, later.world] : [world], change),
    }
  }

  /** As things are now. */
  async checkLockout(executor: Executor): Promise<LockoutVerdict> {
    return this.#toLockout(executor, await this.#loadWorld(executor, {}), {})
  }

  /** A publication that may go away again is no way in to rely on while another one is closed. Null where there is none. */
  async #loadTakenBack(executor: Executor, change: ProposedChange): Promise<{ world: World; names: string[] } | null> {
    const { modules, clock } = this.dependencies
    const pending = await listPendingFlows(executor, clock.now())
    if (pending.length === 0) return null
    // What is published on top of such a publication falls back with it.
    const schemes = new Map(
      [...(change.schemes ?? [])].map(([key, proposed]) => [
        key,
        proposed && pending.some(({ schemeKey }) => schemeKey === key) ? withoutSteps(proposed) : proposed,
      ]),
    )
    return {
      world: await loadWorld(executor, modules, clock.now(), { ...change, schemes }, { flowsAt: TAKEN_BACK }),
      names: pending.map(({ name }) => name),
    }
  }

  /** Each as the first of the worlds has it that breaks it. */
  async #toInvariants(
    executor: Executor,
    worlds: readonly World[],
    change: ProposedChange,
  ): Promise<InvariantVerdict[]> {
    const verdicts: InvariantVerdict[][] = []
    for (const world of worlds) verdicts.push(await this.dependencies.checkInvariants(executor, world, change))
    return verdicts.reduce((first, later) => first.map((verdict, index) => (verdict.isKept ? later[index]! : verdict)))
  }

  #loadWorld(executor: Executor, change: ProposedChange): Promise<World> {
    return loadWorld(executor, this.dependencies.modules, this.dependencies.clock.now(), change)
  }

  async #toLockout(executor: Executor, world: World, change: ProposedChange): Promise<LockoutVerdict> {
    const people = await loadPeople(
      executor,
      world,
      await listAdministratorRows(executor, [...(change.users?.keys() ?? [])]),
      change,
      { onlyLasting: true },
    )
    const administrators = people.filter(({ user }) => user.enabled && user.roles.includes('administrator'))
    return toLockoutVerdict(
      world,
      administrators,
      change.administratorsNeeded ?? (await this.dependencies.getAdministratorsNeeded(executor)),
    )
  }
}

const withoutSteps = <Proposed extends { steps?: unknown }>({
  steps: _steps,
  ...proposed
}: Proposed): Omit<Proposed, 'steps'> => proposed

const withWhen = ({ sentence, ...verdict }: LockoutVerdict, names: readonly string[]): LockoutVerdict => ({
  ...verdict,
  sentence: `${sentence} So it is once ${names.join(' and ')} ${names.length === 1 ? 'has taken itself' : 'have taken themselves'} back, which nobody has confirmed yet.`,
})
