import type { SchemeProblem } from '@sallyport/shared/scheme-rules'
import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import { insertAuditEvent } from '../audit/audit.statements.ts'
import type { Database, Executor } from '../database/database.ts'
import { takeTurn } from '../database/take-turn.ts'
import { BadInputError, NotFoundError } from '../errors/common-errors.ts'
import type { Actor } from '../graphql/actor.ts'
import type { Clock } from '../lib/clock.ts'
import type { ModuleCatalog } from './module-catalog.ts'
import { parseSteps, prepareSteps, toStepsHash } from './prepare-steps.ts'
import { type StoredScheme, type StoredStep, type StoredVersion, findLatestNumber, findVersion, insertVersion, listPublishedSteps, listStoredSchemes, listVersions, pointTo } from './scheme.statements.ts'

const MAX_NOTE_LENGTH = 500

export interface SchemeWithVersions {
  scheme: StoredScheme
  /** Newest first. */
  versions: StoredVersion[]
}
export type SaveSchemeOutcome = { saved: SchemeWithVersions } | { problems: SchemeProblem[] }

interface NewVersion {
  steps: readonly StoredStep[]
  publish: boolean
  /** null: whatever is published. */
  basedOn: number | null
  note: string | null
  /** Set by a roll-back. */
  from: number | null
}

/** Reads and changes schemes. Every save is a new immutable version; logons in flight stay with theirs. */
export class SchemeService {
  readonly #database: Database
  readonly #catalog: ModuleCatalog
  readonly #clock: Clock

  constructor({ database, catalog, clock }: { database: Database; catalog: ModuleCatalog; clock: Clock }) {
    this.#database = database
    this.#catalog = catalog
    this.#clock = clock
  }

  async list(key?: string): Promise<SchemeWithVersions[]> {
    return this.#list(this.#database.sql, key)
  }

  /** Whether some enabled scheme lets people in on this one module alone. */
  async isAnywhereAlone(moduleId: string): Promise<boolean> {
    return (await listPublishedSteps(this.#database.sql, { onlyEnabled: true })).some((scheme) => this.#catalog.isProvenOnlyBy(moduleId, scheme.steps))
  }

  /** @param input.basedOn the version that the editor started from; without it, whatever is published is replaced. */
  async save(
    input: { key: string; steps: readonly { module: string; options?: unknown }[]; publish: boolean; basedOn?: number | null; note?: string | null },
    actor: Actor,
  ): Promise<SaveSchemeOutcome> {
    const note = input.note?.trim() || null
    if (note && note.length > MAX_NOTE_LENGTH) throw new BadInputError(`A note can have at most ${MAX_NOTE_LENGTH} characters.`)
    const steps = parseSteps(input.steps)
    return this.#saveVersion(input.key, actor, () => Promise.resolve({ steps, publish: input.publish, basedOn: input.basedOn ?? null, note, from: null }))
  }

  /** Publishes an old version's steps as a new version, if today's rules still allow them. */
  async rollBack(key: string, version: number, actor: Actor): Promise<SaveSchemeOutcome> {
    return this.#saveVersion(key, actor, async (tx) => {
      const old = await findVersion(tx, key, version)
      return old && { steps: old.steps, publish: true, basedOn: null, note: `Rolled back to version ${version}`, from: version }
    })
  }

  async #saveVersion(key: string, actor: Actor, toVersion: (tx: Executor) => Promise<NewVersion | null>): Promise<SaveSchemeOutcome> {
    return this.#database.transaction(async (tx) => {
      // Whether modules are set up is decided on together with the settings, so that neither is changed under the other.
      await takeTurn(tx, 'configuration')
      const [scheme] = await listStoredSchemes(tx, key)
      if (!scheme) throw new NotFoundError('Scheme')
      const latest = await findLatestNumber(tx, key)
      const version = await toVersion(tx)
      const { basedOn } = version ?? {}
      if (!version || (basedOn != null && (basedOn < 1 || basedOn > latest))) return { problems: [UNKNOWN_VERSION] }
      const modules = await this.#catalog.listForRules(tx)
      const prepared = prepareSteps(version.steps, modules, { publish: version.publish, isForBrowsers: scheme.sessionDelivery === 'COOKIE' })
      if ('problems' in prepared) return prepared

      const at = this.#clock.now()
      const number = latest + 1
      if (!(await pointTo(tx, key, number, { publish: version.publish, basedOn: basedOn ?? latest, at }))) return { problems: [STALE] }
      const { steps } = prepared
      const { note } = version
      // Allowed, and on record: who made it live could see it.
      const warnings = version.publish && scheme.enabled ? findSchemeWarnings({ name: scheme.name, steps }, modules).map(({ code }) => code) : []
      await insertVersion(tx, { schemeKey: key, number, steps, note, savedAt: at, savedBy: actor.username, hash: toStepsHash(steps) })
      await insertAuditEvent(tx, at, {
        type: version.from !== null ? 'scheme.rolled-back' : version.publish ? 'scheme.published' : 'scheme.saved',
        outcome: 'SUCCESS',
        actor,
        scheme: { accessType: scheme.accessType, key, version: number },
        client: actor.client,
        details: { previousVersion: scheme.publishedVersion, ...(version.from !== null && { rolledBackTo: version.from }), modules: steps.map((step) => step.module), note, ...(warnings.length > 0 && { warnings }) },
      })
      return { saved: (await this.#list(tx, key))[0]! }
    })
  }

  async #list(executor: Executor, key?: string): Promise<SchemeWithVersions[]> {
    const schemes = await listStoredSchemes(executor, key)
    const versions = Map.groupBy(await listVersions(executor, schemes.map((scheme) => scheme.key)), (version) => version.schemeKey)
    return schemes.map((scheme) => ({ scheme, versions: versions.get(scheme.key) ?? [] }))
  }
}

const STALE: SchemeProblem = { code: 'SCHEME_STALE', step: null, message: 'Somebody else published this scheme since you opened it. Reload to see what changed, then save again.' }
const UNKNOWN_VERSION: SchemeProblem = { code: 'SCHEME_UNKNOWN_VERSION', step: null, message: 'The scheme has no such version. Reload to see the ones it has.' }
