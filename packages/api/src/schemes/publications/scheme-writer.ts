import { describeSchemeChanges } from '@sallyport/shared/scheme-diff'
import type { RuleModule } from '@sallyport/shared/scheme-rules'
import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Executor } from '../../database/database.ts'
import type { Actor } from '../../caller/actor.ts'
import { type GuardOverride, toOverrideDetails } from '../../change-guard/refusal.ts'
import type { Clock } from '../../lib/clock.ts'
import { storeOldestVersion } from '../versions/oldest-version.ts'
import { toStepsHash } from '../steps/prepare-steps.ts'
import { getPublicationPolicy } from './publication-policy.ts'
import type { Publishing } from './publishing.ts'
import type { RunningLogons } from '../versions/running-logons.ts'
import {
  type StoredPending,
  type StoredScheme,
  type StoredStep,
  type StoredVersion,
  findLatestNumber,
  findVersion,
  insertVersion,
  publishVersion,
  setNote,
  storeDraft,
  updateSchemeRow,
} from '../versions/scheme.statements.ts'

/** So many changes are said in an audit event; ten steps have hardly more. */
const MAX_CHANGES_TOLD = 30

export interface NewPublication {
  scheme: StoredScheme
  /** Checked and complete: see `prepareSteps`. */
  steps: readonly StoredStep[]
  /** The draft that is to be made live as it is; null makes a version of its own. */
  draft: StoredVersion | null
  /** Whether a draft that somebody is at stays one: where the steps come from elsewhere than an editor. */
  keepsDraft: boolean
  note: string | null
  type: 'scheme.published' | 'scheme.rolled-back'
  details: Readonly<Record<string, unknown>>
  publishing: Omit<Publishing, 'override' | 'onRisk'>
  override: GuardOverride | null
  modules: readonly RuleModule[]
  actor: Actor
}

/**
 * Writes versions of schemes in the transaction of whoever has decided that they may be: no rule is checked here, and nobody is asked.
 * NOTE the transaction has its turn for `configuration`, and overdue publications were taken back in it.
 */
export class SchemeWriter {
  readonly #clock: Clock
  readonly #running: RunningLogons

  constructor({ clock, running }: { clock: Clock; running: RunningLogons }) {
    this.#clock = clock
    this.#running = running
  }

  async saveDraft(
    tx: Executor,
    { scheme, steps, note, actor }: Pick<NewPublication, 'scheme' | 'steps' | 'note' | 'actor'>,
  ): Promise<number> {
    const at = this.#clock.now()
    const number = (await findLatestNumber(tx, scheme.key)) + 1
    await insertVersion(tx, {
      schemeKey: scheme.key,
      number,
      steps: [...steps],
      note,
      savedAt: at,
      savedBy: actor.username,
      hash: toStepsHash(steps),
    })
    await storeDraft(tx, scheme.key, number, at)
    await this.#record(tx, at, {
      scheme,
      number,
      type: 'scheme.saved',
      actor,
      details: { previousVersion: scheme.publishedVersion, modules: steps.map((step) => step.module), note },
    })
    return number
  }

  /** @returns the ids of logons that were ended; wake them after the transaction */
  async publish(tx: Executor, publication: NewPublication): Promise<{ number: number; endedLogons: string[] }> {
    const { scheme, steps, note, publishing, modules, actor, override, keepsDraft } = publication
    const at = this.#clock.now()
    const hash = toStepsHash(steps)
    const latest = await findLatestNumber(tx, scheme.key)
    // Numbers of what was published only grow: whoever says what their change is based on is held to it by number.
    const isDraftPublished = publication.draft?.number === latest && publication.draft.hash === hash
    const number = isDraftPublished ? latest : latest + 1
    if (!isDraftPublished)
      await insertVersion(tx, {
        schemeKey: scheme.key,
        number,
        steps: [...steps],
        note,
        savedAt: at,
        savedBy: actor.username,
        hash,
      })
    else if (note !== null) await setNote(tx, scheme.key, number, note)
    const before = (await findVersion(tx, scheme.key, scheme.publishedVersion))?.steps ?? []
    const pending = await this.#toPending(tx, publication, { at, hash })
    await publishVersion(tx, scheme.key, number, { pending, at, keepDraft: keepsDraft })
    if (publishing.restart) await storeOldestVersion(tx, scheme.key, number)
    const endedLogons = publishing.restart
      ? await this.endOtherLogons(tx, scheme.key, number, publishing.restart.message)
      : []
    // Allowed, and on record: who made it live could see it.
    const warnings = scheme.enabled
      ? findSchemeWarnings({ name: scheme.name, steps }, modules).map(({ code }) => code)
      : []
    await this.#record(tx, at, {
      scheme,
      number,
      type: publication.type,
      actor,
      details: {
        previousVersion: scheme.publishedVersion,
        ...publication.details,
        modules: steps.map((step) => step.module),
        changes: describeSchemeChanges(before, steps, modules)
          .slice(0, MAX_CHANGES_TOLD)
          .map(({ text }) => text),
        note,
        ...(warnings.length > 0 && { warnings }),
        ...toOverrideDetails({ override }),
        ...(pending && {
          confirmBy: new Date(pending.confirmBy).toISOString(),
          fallbackVersion: pending.fallbackVersion,
        }),
        ...(publishing.restart && { restartedLogons: endedLogons.length, restartReason: publishing.restart.message }),
      },
    })
    return { number, endedLogons }
  }

  /**
   * Its name, and whether it lets anybody in. Disabling ends its logons in flight.
   * @returns the ids of logons that were ended; wake them after the transaction
   */
  async update(
    tx: Executor,
    {
      scheme,
      after,
      actor,
      override,
    }: {
      scheme: StoredScheme
      after: { name: string; enabled: boolean }
      actor: Actor
      override: GuardOverride | null
    },
  ): Promise<string[]> {
    const at = this.#clock.now()
    await updateSchemeRow(tx, scheme.key, { ...after, at })
    const ended =
      scheme.enabled && !after.enabled
        ? await this.#running.end(tx, { scheme: scheme.key }, { code: 'LOGON_SUPERSEDED', message: null })
        : []
    const type =
      after.enabled === scheme.enabled ? 'scheme.renamed' : after.enabled ? 'scheme.enabled' : 'scheme.disabled'
    const details = {
      ...(after.name !== scheme.name && { before: scheme.name, after: after.name }),
      ...(ended.length > 0 && { endedLogons: ended.length }),
      ...toOverrideDetails({ override }),
    }
    await this.#record(tx, at, { scheme, number: scheme.publishedVersion, type, actor, details })
    return ended
  }

  endOtherLogons(tx: Executor, scheme: string, exceptVersion: number, message: string | null): Promise<string[]> {
    return this.#running.end(tx, { scheme, exceptVersion }, { code: 'LOGON_RESTARTED', message })
  }

  /** One publication on top of another that isn't confirmed yet leads back to what was live before both, and has to be confirmed too. */
  async #toPending(
    tx: Executor,
    { scheme, publishing, override, actor }: NewPublication,
    { at, hash }: { at: number; hash: string },
  ): Promise<StoredPending | null> {
    const isNeeded = override !== null || scheme.pending !== null
    if (publishing.confirmMinutes === null && !isNeeded) return null
    const fallbackVersion = scheme.pending?.fallbackVersion ?? scheme.publishedVersion
    // The same steps again as it would fall back to: there is nothing to confirm.
    if ((await findVersion(tx, scheme.key, fallbackVersion))?.hash === hash) return null
    const minutes = publishing.confirmMinutes ?? (await getPublicationPolicy(tx)).confirmMinutes
    return {
      fallbackVersion,
      confirmBy: at + minutes * 60_000,
      since: at,
      by: actor.username,
      reason: override?.reason ?? scheme.pending?.reason ?? null,
    }
  }

  async #record(
    tx: Executor,
    at: number,
    {
      scheme,
      number,
      type,
      actor,
      details,
    }: { scheme: StoredScheme; number: number; type: string; actor: Actor; details: Readonly<Record<string, unknown>> },
  ): Promise<void> {
    await insertAuditEvent(tx, at, {
      type,
      outcome: 'SUCCESS',
      actor,
      scheme: { accessType: scheme.accessType, key: scheme.key, version: number },
      client: actor.client,
      details,
    })
  }
}
