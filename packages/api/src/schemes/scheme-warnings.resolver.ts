import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import { FieldResolver, Resolver, Root } from 'type-graphql'
import type { Database } from '../database/database.ts'
import type { ModuleCatalog } from './module-catalog.ts'
import { Scheme, SchemeWarning } from './scheme.type.ts'

/** What to say about a scheme as it is live, by the rule that console and overview have too. */
@Resolver(() => Scheme)
export class SchemeWarningsResolver {
  readonly #catalog: ModuleCatalog
  readonly #database: Database

  constructor({ catalog, database }: { catalog: ModuleCatalog; database: Database }) {
    this.#catalog = catalog
    this.#database = database
  }

  @FieldResolver(() => [SchemeWarning], { description: 'About what is published: a flow may be saved with them. Empty for a disabled scheme.' })
  async warnings(@Root() { name, enabled, published }: Scheme): Promise<SchemeWarning[]> {
    if (!enabled) return []
    const steps = published.steps.map((step) => ({ module: step.moduleId }))
    return findSchemeWarnings({ name, steps }, await this.#catalog.listForRules(this.#database.sql)).map((warning) => Object.assign(new SchemeWarning(), warning))
  }
}
