import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import { FieldResolver, Resolver, Root } from 'type-graphql'
import type { Database } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import { RECOVERY_ACCESS_TYPE } from '../access-types/built-ins.ts'
import type { ModuleCatalog } from '../steps/module-catalog.ts'
import { Scheme, SchemeWarning } from '../versions/scheme.type.ts'
import type { StepWarnings } from '../steps/step-warnings.ts'

/** What to say about a scheme as it is live: by the rule that console and overview have too, and by the modules of its steps. */
@Resolver(() => Scheme)
export class SchemeWarningsResolver {
  readonly #stepWarnings: StepWarnings
  readonly #catalog: ModuleCatalog
  readonly #database: Database
  readonly #clock: Clock

  constructor({
    stepWarnings,
    catalog,
    database,
    clock,
  }: {
    stepWarnings: StepWarnings
    catalog: ModuleCatalog
    database: Database
    clock: Clock
  }) {
    this.#stepWarnings = stepWarnings
    this.#catalog = catalog
    this.#database = database
    this.#clock = clock
  }

  @FieldResolver(() => [SchemeWarning], {
    description: 'About what is published: a flow may be saved with them. Empty for a disabled scheme.',
  })
  async warnings(@Root() { key, name, accessType, enabled, published }: Scheme): Promise<SchemeWarning[]> {
    // One factor is what the way back in is for.
    if (!enabled || accessType === RECOVERY_ACCESS_TYPE) return []
    const steps = published.steps.map((step) => ({ module: step.moduleId, options: step.options }))
    const ofFlow = findSchemeWarnings({ name, steps }, await this.#catalog.listForRules(this.#database.sql)).map(
      ({ code, message }) => ({ code, message, step: null, count: null }),
    )
    const ofSteps = await this.#stepWarnings.list(this.#database.sql, { key, steps, now: this.#clock.now() })
    return [...ofFlow, ...ofSteps].map(({ code, message, step, count }) =>
      Object.assign(new SchemeWarning(), { code, message, step, count }),
    )
  }
}
