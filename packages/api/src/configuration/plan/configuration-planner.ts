import type { Permission } from '@sallyport/shared/permissions'
import type { Executor } from '../../database/database.ts'
import { equalInConstantTime } from '../../lib/constant-time.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import type { ProposedChange } from '../../change-guard/proposed-change.ts'
import type { ModuleCatalog } from '../../schemes/steps/module-catalog.ts'
import type { StoredStep } from '../../schemes/versions/scheme.statements.ts'
import { toSecretPlace } from '../../settings/settings-store.ts'
import type { CurrentConfiguration } from './current-configuration.ts'
import { loadConfiguration } from './load-configuration.ts'
import { makePlan } from './make-plan.ts'
import type { ParsedConfiguration } from '../file/parse-configuration.ts'
import type { PlannedChange } from './planned-change.ts'
import type { ConfigurationProblem } from '../file/problem-list.ts'
import { toProposedChange } from './propose-change.ts'
import { toPlanHash } from './to-plan-hash.ts'

export interface PlannerDependencies {
  catalog: ModuleCatalog
  clock: Clock
  masterKey: MasterKey
  /** What the flow of a new access type begins with. */
  firstSteps: readonly StoredStep[]
}

/** A document compared with the server as it is at one moment. */
export interface MadePlan {
  hash: string
  plan: PlannedChange
  current: CurrentConfiguration
  proposed: ProposedChange
}

/** Makes plans; the same for who only looks and for who applies, so that both see the same. Reads, and writes nothing. */
export class ConfigurationPlanner {
  readonly #deps: PlannerDependencies

  constructor(dependencies: PlannerDependencies) {
    this.#deps = dependencies
  }

  load(executor: Executor): Promise<CurrentConfiguration> {
    const { catalog, clock } = this.#deps
    return loadConfiguration(executor, { modules: catalog.registry, now: clock.now() })
  }

  /**
   * Reads a document; nothing is asked of the database. The parser is loaded when the first one comes: most servers start without ever
   * needing it.
   */
  async parse(document: string): Promise<ParsedConfiguration> {
    const { parseConfiguration } = await import('../file/parse-configuration.ts')
    return parseConfiguration(document, this.#deps.catalog.registry)
  }

  async make(
    executor: Executor,
    { file, problems }: ParsedConfiguration,
    {
      secrets,
      permissions,
      isOnProbation = false,
    }: { secrets: ReadonlyMap<string, string>; permissions: readonly Permission[]; isOnProbation?: boolean },
  ): Promise<MadePlan | { problems: ConfigurationProblem[] }> {
    const { catalog, masterKey, firstSteps } = this.#deps
    const modules = catalog.registry
    if (!file || !problems.isEmpty) return { problems: problems.problems }
    const current = await this.load(executor)
    const ruleModules = await catalog.listForRules(executor)
    const isStoredSecret = (module: string, field: string, value: string) => {
      const sealed = current.settings.get(module)?.stored.sealedSecrets.get(field)
      return sealed !== undefined && equalInConstantTime(masterKey.open(sealed, toSecretPlace(module, field)), value)
    }
    const plan = makePlan(
      { file, current, modules, ruleModules, secrets, permissions, isOnProbation, isStoredSecret, problems },
      { firstSteps },
    )
    return {
      hash: toPlanHash(masterKey, { file, current, secrets }),
      plan,
      current,
      proposed: toProposedChange(plan, current, firstSteps),
    }
  }
}
