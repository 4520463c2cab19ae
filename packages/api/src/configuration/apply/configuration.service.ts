import type { Permission } from '@sallyport/shared/permissions'
import type { Database, Executor } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import { ForbiddenError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import type { GuardRefusal } from '../../change-guard/refusal.ts'
import type { ChangeGuard, ChangeVerdict } from '../../change-guard/proposed-change.ts'
import { guardChange } from '../../change-guard/guard-change.ts'
import type { ApplyingInput, ConfigurationApplier } from './configuration-applier.ts'
import type { ConfigurationPlanner } from '../plan/configuration-planner.ts'
import { SCHEMA_PATH } from '../file/configuration-schema.ts'
import { toWholeFile } from '../plan/export-configuration.ts'
import { listTouchedAccessTypes } from '../plan/list-touched-access-types.ts'
import type { ConfigurationChange } from '../plan/planned-change.ts'
import type { PopulationForecast, PopulationForecaster } from '../plan/population-forecaster.ts'
import type { ConfigurationFormat } from '../file/print-configuration.ts'
import type { ConfigurationProblem } from '../file/problem-list.ts'
import { toDocument } from '../file/to-document.ts'

export interface ConfigurationDependencies {
  database: Database
  planner: ConfigurationPlanner
  applier: ConfigurationApplier
  guard: ChangeGuard
  population: PopulationForecaster
  publicUrl: string
}

export interface PlanView {
  hash: string
  changes: ConfigurationChange[]
  notes: string[]
  problems: ConfigurationProblem[]
  verdict: ChangeVerdict
  needsOverride: boolean
  population: PopulationForecast[]
}
export type ApplyOutcome =
  | { changes: ConfigurationChange[] }
  | { problems: ConfigurationProblem[]; refusal: GuardRefusal | null }

/** The server's configuration as one file: given out, compared and applied. */
export class ConfigurationService {
  readonly #deps: ConfigurationDependencies

  constructor(dependencies: ConfigurationDependencies) {
    this.#deps = dependencies
  }

  async export(format: ConfigurationFormat): Promise<string> {
    const { planner, publicUrl } = this.#deps
    const current = await this.#atOneMoment((tx) => planner.load(tx))
    // Loaded when it is needed, as the parser is.
    const { printConfiguration } = await import('../file/print-configuration.ts')
    return printConfiguration(toDocument(toWholeFile(current)), {
      format,
      schemaUrl: `${publicUrl.replace(/\/$/, '')}${SCHEMA_PATH}`,
    })
  }

  /** What applying the document would do. Writes nothing. */
  async plan(
    document: string,
    by: { secrets: ReadonlyMap<string, string>; permissions: readonly Permission[] },
  ): Promise<PlanView> {
    const { planner, guard, population, database } = this.#deps
    const parsed = await planner.parse(document)
    const made = await this.#atOneMoment((tx) => planner.make(tx, parsed, by))
    const problems = 'problems' in made ? made.problems : made.plan.problems
    // What can't be applied changes nothing: the verdict is that of things as they are.
    if ('problems' in made || problems.length > 0)
      return {
        hash: '',
        changes: 'problems' in made ? [] : made.plan.changes,
        notes: [],
        problems,
        verdict: await guard.check(database.sql, {}),
        needsOverride: false,
        population: [],
      }
    const { plan, proposed, hash } = made
    const guarded = await guardChange(guard, database.sql, proposed, null)
    return {
      hash,
      changes: plan.changes,
      notes: plan.notes,
      problems,
      verdict: await guard.check(database.sql, proposed),
      needsOverride: 'refusal' in guarded,
      population: await population.compare(database.sql, proposed, listTouchedAccessTypes(plan, made.current)),
    }
  }

  /** All of the document or nothing, and only what was planned. */
  async apply(
    input: {
      document: string
      secrets: ReadonlyMap<string, string>
      planHash: string
      override: string | null
    } & ApplyingInput,
    actor: Actor,
  ): Promise<ApplyOutcome> {
    const { database, planner, applier, guard } = this.#deps
    const parsed = await planner.parse(input.document)
    let after = () => {}
    const outcome = await database.transaction(async (tx): Promise<ApplyOutcome> => {
      await lockFor(tx, 'configuration')
      // NOTE always in this order, and only where somebody could come to have a role meanwhile.
      if (parsed.file?.roles) await lockFor(tx, 'administrators')
      await applier.prepare(tx)
      const made = await planner.make(tx, parsed, {
        secrets: input.secrets,
        permissions: actor.permissions,
        isOnProbation: input.override !== null || input.confirmMinutes !== null,
      })
      const problems = 'problems' in made ? made.problems : made.plan.problems
      if ('problems' in made || problems.length > 0) return { problems, refusal: null }
      if (made.hash !== input.planHash) return { problems: [STALE], refusal: null }
      if (made.plan.changes.length === 0) return { changes: [] }
      if (made.plan.roles.saved.size + made.plan.roles.removed.length > 0 && !actor.permissions.includes('users:write'))
        throw new ForbiddenError('users:write')
      const guarded = await guardChange(guard, tx, made.proposed, input.override)
      if ('refusal' in guarded)
        return {
          problems: guarded.refusal.problems.map((problem) => ({ ...problem, path: '', line: null })),
          refusal: guarded.refusal,
        }
      after = await applier.apply(tx, made, {
        confirmMinutes: input.confirmMinutes,
        note: input.note,
        override: guarded.override,
        actor,
      })
      return { changes: made.plan.changes }
    })
    after()
    return outcome
  }

  /** NOTE short: on SQLite nobody else writes meanwhile. */
  #atOneMoment<T>(look: (tx: Executor) => Promise<T>): Promise<T> {
    return this.#deps.database.transaction(look, { synced: false })
  }
}

const STALE: ConfigurationProblem = {
  path: '',
  line: null,
  code: 'PLAN_STALE',
  message:
    'The server, the document or a secret is not what was planned with. Plan again, look at what changed, and apply that plan.',
}
