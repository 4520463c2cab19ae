import type { RuleModule, SchemeProblem, SchemeProblemCode } from '@sallyport/shared/scheme-rules'
import { hasInvisible } from '@sallyport/shared/visible-text'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database, Executor } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import { BadInputError, NotFoundError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import { type GuardOverride, type GuardRefusal } from '../../change-guard/refusal.ts'
import type { Clock } from '../../lib/clock.ts'
import { RECOVERY_ACCESS_TYPE } from '../access-types/built-ins.ts'
import type { ChangeGuard, ProposedChange } from '../../change-guard/proposed-change.ts'
import { guardChange, toProbation } from '../../change-guard/guard-change.ts'
import type { ModuleCatalog } from '../steps/module-catalog.ts'
import { parseNote } from '../versions/parse-note.ts'
import { parseSteps, prepareSteps } from '../steps/prepare-steps.ts'
import type { PublicationKeeper } from './publication-keeper.ts'
import { type OnRisk, type Publishing, type PublishingInput, parsePublishing } from './publishing.ts'
import type { RunningLogons } from '../versions/running-logons.ts'
import { toReviewHash } from '../versions/scheme-hash.ts'
import { SchemeRefusedError } from '../versions/scheme.errors.ts'
import type { NewPublication, SchemeWriter } from './scheme-writer.ts'
import {
  type StoredScheme,
  type StoredStep,
  type StoredVersion,
  findLatestNumber,
  findVersion,
  listPublishedSteps,
  listStoredSchemes,
  listVersions,
  storeDraft,
} from '../versions/scheme.statements.ts'

const MAX_NAME_LENGTH = 60

export interface SchemeWithVersions {
  scheme: StoredScheme
  /** Newest first. */
  versions: StoredVersion[]
}
export type SaveSchemeOutcome = { saved: SchemeWithVersions } | { problems: SchemeProblem[]; refusal?: GuardRefusal }

export interface SchemeServiceDependencies {
  database: Database
  catalog: ModuleCatalog
  clock: Clock
  guard: ChangeGuard
  writer: SchemeWriter
  keeper: PublicationKeeper
  running: RunningLogons
}

/** What a change wants to make of a scheme. */
type Intent = { steps: readonly StoredStep[]; draft: StoredVersion | null; note: string | null } & Pick<
  NewPublication,
  'type' | 'details' | 'keepsDraft'
>
type Refused = { problems: SchemeProblem[]; refusal?: GuardRefusal }

/** Reads and changes schemes. Every save is a new immutable version; logons in flight stay with theirs, unless they are restarted. */
export class SchemeService {
  readonly #deps: SchemeServiceDependencies

  constructor(dependencies: SchemeServiceDependencies) {
    this.#deps = dependencies
  }

  async list(key?: string): Promise<SchemeWithVersions[]> {
    return this.#list(this.#deps.database.sql, key)
  }

  /** Whether some enabled scheme lets people in on this one module alone. */
  async isAnywhereAlone(moduleId: string): Promise<boolean> {
    return (await listPublishedSteps(this.#deps.database.sql, { onlyEnabled: true })).some((scheme) =>
      this.#deps.catalog.isProvenOnlyBy(moduleId, scheme.steps),
    )
  }

  /**
   * @param input.basedOn the version that the editor started from; without it, whatever is published is replaced.
   * @param input.basedOnDraft the draft that the editor started from, 0 where there was none; without it, whatever is the draft is replaced.
   */
  async save(
    input: {
      key: string
      steps: readonly { module: string; options?: unknown }[]
      publish: boolean
      basedOn?: number | null
      basedOnDraft?: number | null
      note?: string | null
      onRisk?: OnRisk
    } & PublishingInput,
    actor: Actor,
  ): Promise<SaveSchemeOutcome> {
    const note = parseNote(input.note)
    const steps = parseSteps(input.steps)
    const isStale = async (tx: Executor, scheme: StoredScheme) => {
      const { basedOn, basedOnDraft } = input
      if (basedOn != null && (basedOn < 1 || basedOn > (await findLatestNumber(tx, scheme.key)))) return UNKNOWN_VERSION
      if (basedOn != null && basedOn < scheme.publishedVersion) return STALE
      return basedOnDraft != null && basedOnDraft !== (scheme.draftVersion ?? 0) ? DRAFT_STALE : null
    }
    if (input.publish) {
      return this.#publish(
        input.key,
        parsePublishing(input, input.onRisk ?? 'PROBATION'),
        actor,
        async (tx, scheme) => {
          const stale = await isStale(tx, scheme)
          return stale
            ? { problems: [stale] }
            : { steps, draft: null, keepsDraft: false, note, type: 'scheme.published', details: {} }
        },
      )
    }
    return this.#change(input.key, async (tx, scheme) => {
      const stale = await isStale(tx, scheme)
      if (stale) return { problems: [stale] }
      const prepared = prepareSteps(steps, await this.#deps.catalog.listForRules(tx), {
        publish: false,
        isForBrowsers: scheme.sessionDelivery === 'COOKIE',
      })
      if ('problems' in prepared) return prepared
      await this.#deps.writer.saveDraft(tx, { scheme, steps: prepared.steps, note, actor })
      return null
    })
  }

  /** Publishes an old version's steps as a new version, if today's rules still allow them. A draft stays. */
  async rollBack(
    key: string,
    version: number,
    input: PublishingInput & { onRisk?: OnRisk },
    actor: Actor,
  ): Promise<SaveSchemeOutcome> {
    return this.#publish(key, parsePublishing(input, input.onRisk ?? 'PROBATION'), actor, async (tx) => {
      const old = await findVersion(tx, key, version)
      return old
        ? {
            steps: old.steps,
            draft: null,
            keepsDraft: true,
            note: `Rolled back to version ${version}`,
            type: 'scheme.rolled-back',
            details: { rolledBackTo: version },
          }
        : { problems: [UNKNOWN_VERSION] }
    })
  }

  /** Publishes the stored draft, if it and what is live are what was reviewed. */
  async publish(
    input: { key: string; draft: number; hash: string; note?: string | null } & PublishingInput,
    actor: Actor,
  ): Promise<SaveSchemeOutcome> {
    const note = parseNote(input.note)
    return this.#publish(input.key, parsePublishing(input, 'REFUSE'), actor, async (tx, scheme) => {
      const draft = scheme.draftVersion === input.draft ? await findVersion(tx, scheme.key, input.draft) : null
      if (!draft) return { problems: [DRAFT_STALE] }
      const published = (await findVersion(tx, scheme.key, scheme.publishedVersion))!
      if (input.hash !== toReviewHash({ key: scheme.key, published, stepsHash: draft.hash }))
        return { problems: [REVIEW_STALE] }
      return {
        steps: draft.steps,
        draft,
        keepsDraft: false,
        note: note ?? draft.note,
        type: 'scheme.published',
        details: { reviewed: input.hash },
      }
    })
  }

  /** Nothing is lost by it: the version stays among the others. */
  async discardDraft(key: string, draft: number, actor: Actor): Promise<SchemeWithVersions> {
    const outcome = await this.#change(key, async (tx, scheme) => {
      if (scheme.draftVersion !== draft) return { problems: [DRAFT_STALE] }
      const at = this.#deps.clock.now()
      await storeDraft(tx, key, null, at)
      await this.#record(tx, at, scheme, draft, 'scheme.draft-discarded', actor, null)
      return null
    })
    if ('problems' in outcome) throw new SchemeRefusedError(outcome.problems[0]!.code)
    return outcome.saved
  }

  /** Its name, and whether it lets anybody in. Disabling ends its logons in flight. */
  async update(
    input: { key: string; name?: string | null; enabled?: boolean | null; override?: string | null },
    actor: Actor,
  ): Promise<SaveSchemeOutcome> {
    const name = input.name?.normalize('NFC').trim()
    if (name !== undefined && (name === '' || name.length > MAX_NAME_LENGTH || hasInvisible(name)))
      throw new BadInputError(`A name has 1 to ${MAX_NAME_LENGTH} visible characters.`)
    const { running, guard, catalog, writer } = this.#deps
    let ended: string[] = []
    const outcome = await this.#change(input.key, async (tx, scheme) => {
      const after = { name: name ?? scheme.name, enabled: input.enabled ?? scheme.enabled }
      if (after.name === scheme.name && after.enabled === scheme.enabled) return null
      let override: GuardOverride | null = null
      if (after.enabled !== scheme.enabled) {
        const published = (await findVersion(tx, scheme.key, scheme.publishedVersion))!
        const prepared = prepareSteps(published.steps, await catalog.listForRules(tx), {
          publish: true,
          isForBrowsers: scheme.sessionDelivery === 'COOKIE',
        })
        if (after.enabled && 'problems' in prepared) return prepared
        const guarded = await guardChange(
          guard,
          tx,
          { schemes: new Map([[scheme.key, { isEnabled: after.enabled }]]) },
          input.override,
        )
        if ('refusal' in guarded) return toRefused(guarded.refusal)
        override = guarded.override
      }
      ended = await writer.update(tx, { scheme, after, actor, override })
      return null
    })
    running.wake(ended)
    return outcome
  }

  async #publish(
    key: string,
    publishing: Publishing,
    actor: Actor,
    toIntent: (tx: Executor, scheme: StoredScheme) => Promise<Intent | Refused>,
  ): Promise<SaveSchemeOutcome> {
    const { catalog, guard, writer, running, database } = this.#deps
    let done: { number: number; endedLogons: string[] } | null = null
    const outcome = await this.#change(key, async (tx, scheme) => {
      const intent = await toIntent(tx, scheme)
      if ('problems' in intent) return intent
      const modules: readonly RuleModule[] = await catalog.listForRules(tx)
      const prepared = prepareSteps(intent.steps, modules, {
        publish: true,
        isForBrowsers: scheme.sessionDelivery === 'COOKIE',
      })
      if ('problems' in prepared) return prepared
      const change: ProposedChange = { schemes: new Map([[key, { steps: prepared.steps }]]) }
      const guarded = await guardChange(guard, tx, change, publishing.override)
      const override =
        'override' in guarded
          ? guarded.override
          : publishing.onRisk === 'PROBATION'
            ? toProbation(guarded.refusal)
            : null
      if ('refusal' in guarded && !override) return toRefused(guarded.refusal)
      done = await writer.publish(tx, {
        scheme,
        modules,
        actor,
        publishing,
        override,
        ...intent,
        steps: prepared.steps,
      })
      return null
    })
    const published = done as { number: number; endedLogons: string[] } | null
    if (published && publishing.restart) {
      // Once more, for logons that began with the old version while this transaction was on its way.
      const late = await database.transaction((tx) =>
        writer.endOtherLogons(tx, key, published.number, publishing.restart!.message),
      )
      running.wake([...published.endedLogons, ...late])
    }
    return outcome
  }

  async #change(
    key: string,
    change: (tx: Executor, scheme: StoredScheme) => Promise<Refused | null>,
  ): Promise<SaveSchemeOutcome> {
    return this.#deps.database.transaction(async (tx) => {
      // Whether modules are set up is decided on together with the settings, so that neither is changed under the other.
      await lockFor(tx, 'configuration')
      await this.#deps.keeper.takeBackOverdue(tx, key)
      const [scheme] = await listStoredSchemes(tx, key)
      if (!scheme) throw new NotFoundError('Scheme')
      if (scheme.accessType === RECOVERY_ACCESS_TYPE) return { problems: [BUILT_IN] }
      return (await change(tx, scheme)) ?? { saved: (await this.#list(tx, key))[0]! }
    })
  }

  async #record(
    tx: Executor,
    at: number,
    scheme: StoredScheme,
    version: number,
    type: string,
    actor: Actor,
    details: Readonly<Record<string, unknown>> | null,
  ): Promise<void> {
    await insertAuditEvent(tx, at, {
      type,
      outcome: 'SUCCESS',
      actor,
      scheme: { accessType: scheme.accessType, key: scheme.key, version },
      client: actor.client,
      details,
    })
  }

  async #list(executor: Executor, key?: string): Promise<SchemeWithVersions[]> {
    const schemes = await listStoredSchemes(executor, key)
    const versions = Map.groupBy(
      await listVersions(
        executor,
        schemes.map((scheme) => scheme.key),
      ),
      (version) => version.schemeKey,
    )
    return schemes.map((scheme) => ({ scheme, versions: versions.get(scheme.key) ?? [] }))
  }
}

const CODES = {
  LOCKOUT: 'SCHEME_LOCKOUT',
  INVARIANT_BROKEN: 'SCHEME_INVARIANT_BROKEN',
  OVERRIDE_TOO_SHORT: 'OVERRIDE_TOO_SHORT',
} as const satisfies Record<string, SchemeProblemCode>
const toRefused = (refusal: GuardRefusal): Refused => ({
  problems: refusal.problems.map(({ code, message }) => ({ code: CODES[code], step: null, message })),
  refusal,
})

const STALE: SchemeProblem = {
  code: 'SCHEME_STALE',
  step: null,
  message: 'Somebody else published this scheme since you opened it. Reload to see what changed, then save again.',
}
const UNKNOWN_VERSION: SchemeProblem = {
  code: 'SCHEME_UNKNOWN_VERSION',
  step: null,
  message: 'The scheme has no such version. Reload to see the ones it has.',
}
const DRAFT_STALE: SchemeProblem = {
  code: 'SCHEME_DRAFT_STALE',
  step: null,
  message: 'The draft is not the one that you started from. Reload to see what changed, then go on from there.',
}
const REVIEW_STALE: SchemeProblem = {
  code: 'SCHEME_REVIEW_STALE',
  step: null,
  message: 'What would be published, or what is live, is not what was reviewed. Review it again.',
}
const BUILT_IN: SchemeProblem = {
  code: 'SCHEME_BUILT_IN',
  step: null,
  message: 'This flow is part of the program and can’t be changed.',
}
