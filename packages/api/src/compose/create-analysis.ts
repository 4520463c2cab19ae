import { checkInvariants } from '../analysis/invariants/invariant-checker.ts'
import { InvariantResolver } from '../analysis/invariants/invariant.resolver.ts'
import { InvariantService } from '../analysis/invariants/invariant.service.ts'
import { AnalysingGuard } from '../analysis/lock-out/lockout-guard.ts'
import { SimulationResolver } from '../analysis/simulation/simulation.resolver.ts'
import { Simulator } from '../analysis/simulation/simulator.ts'
import { guardChange } from '../change-guard/guard-change.ts'
import type { ProposedChange } from '../change-guard/proposed-change.ts'
import type { Executor } from '../database/database.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import { getPublicationPolicy } from '../schemes/publications/publication-policy.ts'
import type { Foundation } from './foundation.ts'

/** The lock-out check that every guarded change asks, invariants, and simulations. */
export function createAnalysis({ database, clock }: Foundation, modules: ModuleRegistry) {
  const guard = new AnalysingGuard({
    modules,
    clock,
    getAdministratorsNeeded: async (executor) => (await getPublicationPolicy(executor)).administratorsNeeded,
    checkInvariants,
  })
  const simulator = new Simulator({ database, modules, clock })
  return {
    guard,
    /** Refuses a change, in its own transaction, that would lock administrators out or break an invariant. */
    guardChange: (tx: unknown, change: ProposedChange, override: string | null | undefined) =>
      guardChange(guard, tx as Executor, change, override),
    simulator,
    resolvers: [
      new SimulationResolver(simulator, guard),
      new InvariantResolver(new InvariantService({ database, modules, clock })),
    ],
  }
}
