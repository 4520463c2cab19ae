import { withDefaults } from '@sallyport/shared/setting-field'
import type { Database } from '../../database/database.ts'
import { prepareQuery } from '../../database/prepared-query.ts'
import type { Clock } from '../../lib/clock.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import { findAccessType } from './access-type.statements.ts'
import type { AccessTypeRecord, PinnedScheme, SchemeReader } from '../versions/scheme-reader.ts'
import { findVersion } from '../versions/scheme.statements.ts'

const MAX_KEPT_VERSIONS = 200

const selectPublished = prepareQuery((db, { accessType }: { accessType: string }) =>
  db
    .selectFrom('schemes')
    .select(['key', 'published_version as version', 'confirm_by as confirmBy', 'fallback_version as fallbackVersion'])
    .where('access_type', '=', accessType)
    .where('enabled', '=', 1),
)

/** Gives the engine its schemes. Which version is live is asked every time; what a version says never changes, so it is kept. */
export class StoredSchemeReader implements SchemeReader {
  readonly #kept = new Map<string, PinnedScheme>()

  constructor(
    readonly database: Database,
    readonly modules: ModuleRegistry,
    readonly clock: Clock,
  ) {}

  findAccessType(key: string): Promise<AccessTypeRecord | null> {
    return findAccessType(this.database.sql, key)
  }

  async findPublished(accessType: string): Promise<PinnedScheme | null> {
    const [row] = (await selectPublished(this.database.sql, { accessType })).rows
    if (!row) return null
    // Nobody has confirmed it in time: from this moment on, whether anybody has written that down yet or not.
    const isOverdue = row.confirmBy !== null && row.fallbackVersion !== null && row.confirmBy <= this.clock.now()
    return this.getVersion(row.key, isOverdue ? row.fallbackVersion! : row.version)
  }

  async isEnabled(schemeKey: string): Promise<boolean> {
    const row = await this.database.sql
      .selectFrom('schemes')
      .select('enabled')
      .where('key', '=', schemeKey)
      .executeTakeFirst()
    return row?.enabled === 1
  }

  async getVersion(schemeKey: string, version: number): Promise<PinnedScheme> {
    const id = `${schemeKey} ${version}`
    const kept = this.#kept.get(id)
    if (kept) return kept
    const stored = await findVersion(this.database.sql, schemeKey, version)
    if (!stored) throw new Error(`Scheme "${schemeKey}" has no version ${version}`)
    // An option that a module has got since then has its default.
    const steps = stored.steps.map(({ module, options }) =>
      Object.freeze({
        module,
        options: Object.freeze(withDefaults(this.modules.find(module)?.step.options ?? {}, options)),
      }),
    )
    const pinned: PinnedScheme = Object.freeze({ key: schemeKey, version, steps: Object.freeze(steps) })
    if (this.#kept.size >= MAX_KEPT_VERSIONS) this.#kept.delete(this.#kept.keys().next().value!)
    this.#kept.set(id, pinned)
    return pinned
  }
}
