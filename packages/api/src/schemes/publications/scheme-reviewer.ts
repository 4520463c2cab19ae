import { type ChangeInWords, describeSchemeChanges } from '@sallyport/shared/scheme-diff'
import { type SchemeProblem, findSchemeProblems } from '@sallyport/shared/scheme-rules'
import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import type { Database, Executor } from '../../database/database.ts'
import { NotFoundError } from '../../errors/common-errors.ts'
import type { Clock } from '../../lib/clock.ts'
import type { ChangeGuard, ChangeVerdict } from '../../change-guard/proposed-change.ts'
import type { ModuleCatalog } from '../steps/module-catalog.ts'
import { parseSteps, prepareSteps, toStepsHash } from '../steps/prepare-steps.ts'
import { toReviewHash } from '../versions/scheme-hash.ts'
import { type StoredStep, countRunningLogons, findVersion, listStoredSchemes } from '../versions/scheme.statements.ts'
import type { StepWarnings } from '../steps/step-warnings.ts'

export interface Review {
  hash: string
  basedOn: number
  problems: SchemeProblem[]
  changes: ChangeInWords[]
  warnings: { code: string; message: string; step: number | null; count: number | null }[]
  verdict: ChangeVerdict
  runningLogons: number
}

/** Tells before a publication what it would do. Reads only what is stored, and calls nobody. */
export class SchemeReviewer {
  readonly #deps: {
    database: Database
    catalog: ModuleCatalog
    guard: ChangeGuard
    stepWarnings: StepWarnings
    clock: Clock
  }

  constructor(dependencies: {
    database: Database
    catalog: ModuleCatalog
    guard: ChangeGuard
    stepWarnings: StepWarnings
    clock: Clock
  }) {
    this.#deps = dependencies
  }

  /** @param input the steps as the editor has them; without them the stored draft, or what is live where there is none */
  async review(key: string, input: readonly { module: string; options?: unknown }[] | null): Promise<Review> {
    const { database, catalog, guard, stepWarnings, clock } = this.#deps
    const executor = database.sql
    const scheme = await this.#getScheme(executor, key)
    const published = await this.#getVersion(executor, key, scheme.publishedVersion)
    const stored = input ? null : await this.#getVersion(executor, key, scheme.draftVersion ?? scheme.publishedVersion)
    const proposed = stored?.steps ?? parseSteps(input!)
    const modules = await catalog.listForRules(executor)
    const problems = findSchemeProblems(proposed, modules, { isForBrowsers: scheme.sessionDelivery === 'COOKIE' })
    const prepared = prepareSteps(proposed, modules, {
      publish: true,
      isForBrowsers: scheme.sessionDelivery === 'COOKIE',
    })
    const steps: readonly StoredStep[] = 'steps' in prepared ? prepared.steps : proposed
    const ofFlow = scheme.enabled
      ? findSchemeWarnings({ name: scheme.name, steps }, modules).map((warning) => ({
          ...warning,
          step: null,
          count: null,
        }))
      : []
    const ofSteps = problems.length === 0 ? await stepWarnings.list(executor, { key, steps, now: clock.now() }) : []
    return {
      hash: toReviewHash({ key, published, stepsHash: stored?.hash ?? toStepsHash(steps) }),
      basedOn: published.number,
      problems,
      changes: describeSchemeChanges(published.steps, steps, modules),
      warnings: [...ofFlow, ...ofSteps],
      // What can't be published can't lock anybody out: then it is as things are now.
      verdict: await guard.check(executor, problems.length === 0 ? { schemes: new Map([[key, { steps }]]) } : {}),
      runningLogons: await countRunningLogons(executor, key, clock.now()),
    }
  }

  async diff(key: string, from: number, to: number): Promise<ChangeInWords[]> {
    const { database, catalog } = this.#deps
    await this.#getScheme(database.sql, key)
    const [before, after] = [
      await this.#getVersion(database.sql, key, from),
      await this.#getVersion(database.sql, key, to),
    ]
    return describeSchemeChanges(before.steps, after.steps, await catalog.listForRules(database.sql))
  }

  async #getScheme(executor: Executor, key: string) {
    const [scheme] = await listStoredSchemes(executor, key)
    if (!scheme) throw new NotFoundError('Scheme')
    return scheme
  }

  async #getVersion(executor: Executor, key: string, number: number) {
    const version = await findVersion(executor, key, number)
    if (!version) throw new NotFoundError('Version')
    return version
  }
}
