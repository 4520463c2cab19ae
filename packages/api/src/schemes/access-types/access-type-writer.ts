import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Executor } from '../../database/database.ts'
import type { Actor } from '../../caller/actor.ts'
import { type GuardOverride, toOverrideDetails } from '../../change-guard/refusal.ts'
import type { Clock } from '../../lib/clock.ts'
import { endSessionsOfAccessType, shortenSessions } from '../../people/sessions/session.statements.ts'
import {
  type StoredAccessType,
  deleteAccessType,
  findLastNumberOfRemoved,
  insertAccessType,
  storeLastNumberOfRemoved,
  updateAccessTypeRow,
} from './access-type.statements.ts'
import { toStepsHash } from '../steps/prepare-steps.ts'
import type { RunningLogons } from '../versions/running-logons.ts'
import type { AccessTypeRecord } from '../versions/scheme-reader.ts'
import { type StoredStep, findLatestNumber, insertScheme, insertVersion } from '../versions/scheme.statements.ts'

/** What is decided on an access type, for the audit log. */
interface Decision {
  actor: Actor
  override: GuardOverride | null
}

/**
 * Writes access types in the transaction of whoever has decided that they may be.
 * NOTE the transaction has its turn for `configuration`.
 */
export class AccessTypeWriter {
  readonly #clock: Clock
  readonly #running: RunningLogons

  constructor({ clock, running }: { clock: Clock; running: RunningLogons }) {
    this.#clock = clock
    this.#running = running
  }

  /** With a scheme of the same key, published and enabled. False when there is one of this key already. */
  async insert(
    tx: Executor,
    record: AccessTypeRecord,
    steps: readonly StoredStep[],
    { actor, override }: Decision,
  ): Promise<boolean> {
    const at = this.#clock.now()
    const { key, name } = record
    if (!(await insertAccessType(tx, record, at))) return false
    const number = (await findLastNumberOfRemoved(tx, key)) + 1
    await insertScheme(tx, { key, name, accessType: key, publishedVersion: number, at })
    await insertVersion(tx, {
      schemeKey: key,
      number,
      steps: [...steps],
      note: 'As added',
      savedAt: at,
      savedBy: actor.username,
      hash: toStepsHash(steps),
    })
    const { key: _key, ...details } = record
    await insertAuditEvent(tx, at, {
      type: 'access-type.created',
      outcome: 'SUCCESS',
      actor,
      scheme: { accessType: key, key, version: number },
      client: actor.client,
      details: { ...details, ...toOverrideDetails({ override }) },
    })
    return true
  }

  /** False when another revision was written meanwhile. Shorter limits hold for open sessions too. */
  async update(
    tx: Executor,
    before: StoredAccessType,
    after: AccessTypeRecord,
    { actor, override }: Decision,
  ): Promise<boolean> {
    const at = this.#clock.now()
    if (!(await updateAccessTypeRow(tx, after, before.revision))) return false
    if (after.sessionIdleMs < before.sessionIdleMs || after.sessionLifeMs < before.sessionLifeMs)
      await shortenSessions(tx, after.key, { idleMs: after.sessionIdleMs, lifeMs: after.sessionLifeMs })
    const changed = (Object.keys(after) as (keyof AccessTypeRecord)[]).filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    )
    const pick = (from: AccessTypeRecord) => Object.fromEntries(changed.map((name) => [name, from[name]]))
    await insertAuditEvent(tx, at, {
      type: 'access-type.updated',
      outcome: 'SUCCESS',
      actor,
      client: actor.client,
      details: { accessType: after.key, before: pick(before), after: pick(after), ...toOverrideDetails({ override }) },
    })
    return true
  }

  /** With its scheme, its logons under way and its sessions; the audit log stays. @returns the ids of logons that were ended; wake them after the transaction */
  async remove(tx: Executor, stored: StoredAccessType, { actor, override }: Decision): Promise<string[]> {
    const at = this.#clock.now()
    const { key, scheme } = stored
    await storeLastNumberOfRemoved(tx, scheme, await findLatestNumber(tx, scheme))
    // NOTE the scheme's row before those of logons before those of sessions: an administrator's logon that confirms a publication takes them so.
    await deleteAccessType(tx, stored)
    const endedLogons = await this.#running.end(tx, { scheme }, { code: 'LOGON_SUPERSEDED', message: null })
    const endedSessions = await endSessionsOfAccessType(tx, key, at)
    await insertAuditEvent(tx, at, {
      type: 'access-type.removed',
      outcome: 'SUCCESS',
      actor,
      client: actor.client,
      details: {
        accessType: key,
        name: stored.name,
        endedLogons: endedLogons.length,
        endedSessions,
        ...toOverrideDetails({ override }),
      },
    })
    return endedLogons
  }
}
