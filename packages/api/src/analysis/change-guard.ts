import type { Executor } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { ChangeGuard, ChangeVerdict, InvariantVerdict, LockoutVerdict, ProposedChange } from '../schemes/change-guard.ts'
import { loadPeople, loadWorld } from './facts.ts'
import type { World } from './flow.ts'
import { toLockoutVerdict } from './lockout-verdict.ts'
import { listAdministratorRows } from './person.statements.ts'

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
    return { lockout: await this.#toLockout(executor, world, change), invariants: await this.dependencies.checkInvariants(executor, world, change) }
  }

  /** As things are now. */
  async checkLockout(executor: Executor): Promise<LockoutVerdict> {
    return this.#toLockout(executor, await this.#loadWorld(executor, {}), {})
  }

  #loadWorld(executor: Executor, change: ProposedChange): Promise<World> {
    return loadWorld(executor, this.dependencies.modules, this.dependencies.clock.now(), change)
  }

  async #toLockout(executor: Executor, world: World, change: ProposedChange): Promise<LockoutVerdict> {
    const people = await loadPeople(executor, world, await listAdministratorRows(executor, [...(change.users?.keys() ?? [])]), change, { onlyLasting: true })
    const administrators = people.filter(({ user }) => user.enabled && user.roles.includes('administrator'))
    return toLockoutVerdict(world, administrators, change.administratorsNeeded ?? (await this.dependencies.getAdministratorsNeeded(executor)))
  }
}
