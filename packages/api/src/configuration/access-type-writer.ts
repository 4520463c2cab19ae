import { insertAuditEvent } from '../audit/audit.statements.ts'
import type { Executor } from '../database/database.ts'
import type { Actor } from '../graphql/actor.ts'
import type { Clock } from '../lib/clock.ts'
import { toStepsHash } from '../schemes/prepare-steps.ts'
import type { RunningLogons } from '../schemes/running-logons.ts'
import type { SessionDelivery } from '../schemes/scheme-reader.ts'
import { type StoredStep, insertVersion } from '../schemes/scheme.statements.ts'

/** Everything that can be said of an access type, checked. */
export interface AccessTypeFields {
  name: string
  sessionDelivery: SessionDelivery
  returnUrls: readonly string[]
  rolesAllowed: readonly string[]
  rolesDenied: readonly string[]
  deniedText: string | null
  idleMinutes: number
  maxMinutes: number
}

const MINUTE_MS = 60_000

/**
 * Writes access types in the transaction of whoever has decided that they may be: no rule is checked here, and nobody is asked.
 * NOTE the transaction has its turn for `configuration`.
 */
export class AccessTypeWriter {
  readonly #clock: Clock
  readonly #running: RunningLogons

  constructor({ clock, running }: { clock: Clock; running: RunningLogons }) {
    this.#clock = clock
    this.#running = running
  }

  /** With its flow, which is live at once. */
  async create(tx: Executor, key: string, fields: AccessTypeFields, { flow, actor, note, details = {} }: { flow: { name: string; enabled: boolean; steps: readonly StoredStep[] }; actor: Actor; note: string | null; details?: Readonly<Record<string, unknown>> }): Promise<void> {
    const at = this.#clock.now()
    await tx.insertInto('access_types').values({ key, session_delivery: fields.sessionDelivery, created_at: at, ...toColumns(fields) }).execute()
    await tx.insertInto('schemes').values({ key, name: flow.name, access_type: key, enabled: Number(flow.enabled), published_version: 1, draft_version: null, updated_at: at }).execute()
    await insertVersion(tx, { schemeKey: key, number: 1, steps: [...flow.steps], note, savedAt: at, savedBy: actor.username, hash: toStepsHash(flow.steps) })
    await this.#record(tx, at, 'access-type.created', key, actor, { ...fields, modules: flow.steps.map(({ module }) => module), ...details })
  }

  async update(tx: Executor, key: string, before: AccessTypeFields, after: AccessTypeFields, { actor, details = {} }: { actor: Actor; details?: Readonly<Record<string, unknown>> }): Promise<void> {
    const at = this.#clock.now()
    await tx
      .updateTable('access_types')
      .set((set) => ({ ...toColumns(after), revision: set('revision', '+', 1) }))
      .where('key', '=', key)
      .execute()
    const changed = (Object.keys(after) as (keyof AccessTypeFields)[]).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    const pick = (fields: AccessTypeFields) => Object.fromEntries(changed.map((name) => [name, fields[name]]))
    await this.#record(tx, at, 'access-type.updated', key, actor, { before: pick(before), after: pick(after), ...details })
  }

  /**
   * With its flow and all of its versions; what happened by it stays in the audit log. Its logons and sessions end.
   * @returns the ids of logons that were ended; wake them after the transaction
   */
  async remove(tx: Executor, key: string, { actor, details = {} }: { actor: Actor; details?: Readonly<Record<string, unknown>> }): Promise<string[]> {
    const at = this.#clock.now()
    const endedLogons = await this.#running.end(tx, { scheme: key }, { code: 'LOGON_SUPERSEDED', message: null })
    const sessions = await tx.updateTable('sessions').set({ ended_at: at }).where('access_type', '=', key).where('ended_at', 'is', null).executeTakeFirst()
    await tx.deleteFrom('scheme_versions').where('scheme_key', '=', key).execute()
    await tx.deleteFrom('schemes').where('key', '=', key).execute()
    await tx.deleteFrom('access_types').where('key', '=', key).execute()
    await this.#record(tx, at, 'access-type.removed', key, actor, { endedLogons: endedLogons.length, endedSessions: Number(sessions.numUpdatedRows), ...details })
    return endedLogons
  }

  async #record(tx: Executor, at: number, type: string, key: string, actor: Actor, details: Readonly<Record<string, unknown>>): Promise<void> {
    await insertAuditEvent(tx, at, { type, outcome: 'SUCCESS', actor, client: actor.client, details: { accessType: key, ...details } })
  }
}

const toColumns = ({ name, returnUrls, rolesAllowed, rolesDenied, deniedText, idleMinutes, maxMinutes }: AccessTypeFields) => ({
  name,
  return_urls: JSON.stringify(returnUrls),
  roles_allowed: JSON.stringify(rolesAllowed),
  roles_denied: JSON.stringify(rolesDenied),
  denied_text: deniedText,
  session_idle_ms: idleMinutes * MINUTE_MS,
  session_life_ms: maxMinutes * MINUTE_MS,
})
