import { insertAuditEvents, type NewAuditEvent } from '../audit/audit.statements.ts'
import { toCanonicalUsername } from '@sallyport/shared/username'
import type { Database, Executor } from '../database/database.ts'
import type { ClientInfo } from '../caller/client-info.ts'
import type { Clock } from '../lib/clock.ts'
import type { MasterKey } from '../lib/master-key.ts'
import { randomId, randomReference } from '../lib/random.ts'
import type { StepUser } from '../module-contract/step-context.ts'
import type { LimitService } from '../limits/limit-service.ts'
import { findAccessType } from '../schemes/access-types/access-type.statements.ts'
import { isRoleAllowed } from '../schemes/access-types/is-role-allowed.ts'
import { clearPending } from '../schemes/publications/pending-publication.statements.ts'
import type { PinnedScheme } from '../schemes/versions/scheme-reader.ts'
import { endSession, insertSession } from '../people/sessions/session.statements.ts'
import { touchLastLogon } from '../people/accounts/user.statements.ts'
import type { FlowMove, StoredProblem } from './logon-flow.ts'
import { MAX_OPEN_LOGONS_PER_USER, READY_LIFE_MS, WATCH_LEASE_MS } from './logon-limits.ts'
import type { LogonSignals } from './logon-signals.ts'
import type { RememberedBrowsers } from './remembered-browsers.ts'
import { storeSideEffects } from './step-side-effects.ts'
import {
  adoptEarlierSteps,
  completeLogon,
  endLogon,
  endLogonsBeyond,
  insertLogon,
  insertPassedSteps,
  type LogonChange,
  type LogonRow,
  moveLogon,
  upsertEnrollment,
} from './logon.statements.ts'

/** Thrown inside a transaction to undo it: somebody else has moved the logon first. */
class MoveLost extends Error {}

/** Thrown inside the completing transaction to undo it: the user's roles keep them out. */
class RoleDenied extends Error {
  readonly deniedText: string | null
  readonly roles: readonly string[]
  constructor(deniedText: string | null, roles: readonly string[]) {
    super('Roles refused')
    this.deniedText = deniedText
    this.roles = roles
  }
}

const ADMINISTRATOR = 'administrator'

/** Makes the token of a new session; only its hash is stored. */
export interface SessionTokens {
  createToken(): { token: string; tokenHash: string }
}

export interface LogonStoreOptions {
  database: Database
  masterKey: MasterKey
  clock: Clock
  signals: LogonSignals
  sessionTokens: SessionTokens
  limits: Pick<LimitService, 'markBrowserKnown'>
  remembered: RememberedBrowsers
}

/** Writes what a flow has come to: each move is one transaction, and one conditional update in it decides whether it happens at all. */
export class LogonStore {
  constructor(private readonly options: LogonStoreOptions) {}

  async insert(row: LogonRow, move: FlowMove): Promise<LogonRow> {
    const { database, signals } = this.options
    const stored: LogonRow = { ...row, ...this.#toChange(row, move, row.started_at) }
    await database.transaction(async (tx) => {
      await this.#applyEffects(tx, row.id, move)
      await insertLogon(tx, stored)
      await this.#insertRecord(tx, row, move, row.started_at)
    })
    signals.send(row.id)
    return stored
  }

  /**
   * Moves a logon that still asks, or that the server itself brought through. `claim` is the client's; null moves it as the server, and
   * then `client_revision` stays, so that the client's token of the waiting state remains good for a poll.
   */
  async move(row: LogonRow, move: FlowMove, claim: string | null): Promise<LogonRow | null> {
    const { database, clock, signals } = this.options
    const now = clock.now()
    const change: LogonChange = {
      ...this.#toChange(row, move, now),
      ...(claim === null ? {} : { client_revision: row.revision + 1 }),
    }
    const done = await this.#attempt(() =>
      database.transaction(async (tx) => {
        await this.#applyEffects(tx, row.id, move)
        const moved = await moveLogon(tx, { id: row.id, revision: row.revision, claim, now, change })
        if (!moved) throw new MoveLost()
        await this.#insertRecord(tx, row, move, now)
        const ended =
          move.user && !move.user.fake && row.user_id === null ? await this.#endBeyondLimit(tx, move.user.id, now) : []
        return { moved, ended }
      }),
    )
    if (!done) return null
    for (const effect of move.effects) effect.applied()
    for (const id of [row.id, ...done.ended]) signals.send(id)
    return done.moved
  }

  /**
   * Completes a logon and makes its session, both or neither.
   * @param input.move what the last answer came to, under its `claim`; both null for a logon that is ready
   */
  async complete(
    row: LogonRow,
    input: {
      move: FlowMove | null
      user: StepUser
      scheme: PinnedScheme
      claim: string | null
      answerHash: string
      client: ClientInfo
      replaces: string | null
    },
  ): Promise<{ row: LogonRow; sessionToken: string } | null> {
    const { database, masterKey, clock, signals, sessionTokens, limits } = this.options
    const now = clock.now()
    const { token, tokenHash } = sessionTokens.createToken()
    const sessionId = randomId('ses')
    const { user, scheme, client } = input
    const made = await this.#attempt(() =>
      database.transaction(async (tx) => {
        if (input.move) await this.#applyEffects(tx, row.id, input.move)
        // The user's row first: its lock lets several logons of one user end one after the other (limit of live sessions).
        const touched = await touchLastLogon(tx, user.id, now, row)
        const accessType = await findAccessType(tx, row.access_type)
        if (!touched || !accessType) throw new MoveLost()
        if (!isRoleAllowed(touched.roles, accessType)) throw new RoleDenied(accessType.deniedText, touched.roles)
        const subject = { id: user.id, username: user.username }
        const logon = { id: row.id, accessType: row.access_type, scheme: scheme.key, version: scheme.version }
        // NOTE before the logon's own row, as changes of schemes take the two.
        const isConfirmed =
          touched.roles.includes(ADMINISTRATOR) &&
          (await clearPending(tx, { key: scheme.key, version: scheme.version, now }))
        if (input.move) await this.#insertRecord(tx, row, input.move, now)
        const sealedSessionToken = masterKey.seal(token, {
          table: 'logons',
          row: row.id,
          column: 'sealed_session_token',
        })
        const modules = scheme.steps.map((step) => step.module)
        const { claim, answerHash } = input
        const completed = await completeLogon(tx, {
          id: row.id,
          revision: row.revision,
          claim,
          answerHash,
          now,
          userId: user.id,
          sessionId,
          sealedSessionToken,
          modules,
        })
        if (!completed) throw new MoveLost()
        const isReplaced = input.replaces !== null && (await endSession(tx, input.replaces, now, user.id)) !== null
        await insertSession(tx, {
          id: sessionId,
          tokenHash,
          user: { id: user.id, username: user.username },
          logonId: row.id,
          accessType: row.access_type,
          scheme: scheme.key,
          version: scheme.version,
          ipAddress: client.ipAddress,
          userAgent: client.userAgent,
          startedAt: now,
          limits: { idleMs: accessType.sessionIdleMs, lifeMs: accessType.sessionLifeMs },
        })
        if (row.browser_binding !== null)
          await limits.markBrowserKnown(tx, [toCanonicalUsername(user.username), user.id], row.browser_binding)
        await insertAuditEvents(tx, now, [
          ...(isReplaced
            ? [
                {
                  type: 'session.ended',
                  outcome: 'SUCCESS',
                  actor: subject,
                  subject,
                  client,
                  details: { session: input.replaces, reason: 'replaced', by: sessionId },
                } as const,
              ]
            : []),
          {
            type: 'logon.completed',
            outcome: 'SUCCESS',
            actor: subject,
            subject,
            logon,
            client,
            details: { sessionId, seconds: Math.round((now - row.started_at) / 100) / 10 },
          },
          ...(isConfirmed
            ? [{ type: 'scheme.confirmed', outcome: 'SUCCESS', actor: subject, logon, client } as const]
            : []),
        ])
        return { row: completed, sessionToken: token }
      }),
    ).catch((error: unknown) => {
      if (error instanceof RoleDenied) return error
      throw error
    })
    if (made instanceof RoleDenied) {
      await this.#denyRole(row, input.move, user, made)
      return null
    }
    if (!made) return null
    signals.send(row.id)
    for (const effect of input.move?.effects ?? []) effect.applied()
    return made
  }

  /**
   * Every step has passed, and this access type is not for this user: what the last steps did is recorded, and there is no session.
   * Apart from the transaction that was to complete it, so that nothing of that stays, the time of the last logon least of all.
   */
  async #denyRole(
    row: LogonRow,
    move: FlowMove | null,
    user: StepUser,
    { deniedText, roles }: RoleDenied,
  ): Promise<void> {
    const { database, clock, signals } = this.options
    const now = clock.now()
    const ended = await this.#attempt(() =>
      database.transaction(async (tx) => {
        if (move) await this.#applyEffects(tx, row.id, move)
        if (move) await this.#insertRecord(tx, row, move, now)
        const details = { roles, reason: 'roles' }
        if (
          !(await endLogonRecorded(tx, row, {
            now,
            type: 'logon.denied',
            code: 'ACCESS_TYPE_ROLE_DENIED',
            reference: randomReference(),
            user,
            message: deniedText,
            details,
          }))
        )
          throw new MoveLost()
        return true
      }),
    )
    if (!ended) return
    for (const effect of move?.effects ?? []) effect.applied()
    signals.send(row.id)
  }

  /** Ends a logon from outside its flow. */
  async end(
    row: LogonRow,
    type: 'logon.denied' | 'logon.cancelled' | 'logon.abandoned',
    code: string,
    user: StepUser | null,
    reference = randomReference(),
  ): Promise<boolean> {
    const { database, clock, signals } = this.options
    const ended = await this.#attempt(() =>
      database.transaction(async (tx) => {
        if (!(await endLogonRecorded(tx, row, { now: clock.now(), type, code, reference, user }))) throw new MoveLost()
        return true
      }),
    )
    if (ended) signals.send(row.id)
    return ended !== null
  }

  openState(row: LogonRow): unknown {
    return row.step_state === null
      ? null
      : JSON.parse(this.options.masterKey.open(row.step_state, { table: 'logons', row: row.id, column: 'step_state' }))
  }

  openSessionToken(row: LogonRow): string | null {
    return row.sealed_session_token === null
      ? null
      : this.options.masterKey.open(row.sealed_session_token, {
          table: 'logons',
          row: row.id,
          column: 'sealed_session_token',
        })
  }

  #toChange(row: LogonRow, move: FlowMove, now: number): LogonChange {
    const { end, user } = move
    const base: LogonChange = {
      position: move.position,
      user_id: user && !user.fake ? user.id : null,
      fake_username: user?.fake ? user.username : null,
    }
    switch (end.kind) {
      case 'asks': {
        const sealed = this.options.masterKey.seal(JSON.stringify(end.state), {
          table: 'logons',
          row: row.id,
          column: 'step_state',
        })
        return {
          ...base,
          state: 'open',
          step_state: sealed,
          waiting: end.waiting ? 1 : 0,
          watched_until: end.waiting ? now + WATCH_LEASE_MS : 0,
          problem: toJson(end.problem),
        }
      }
      case 'asks-again':
        return { ...base, state: 'open', problem: toJson(end.problem) }
      case 'through':
        // A window of its own to collect the session in, within the logon's life.
        return {
          ...base,
          state: 'ready',
          waiting: 0,
          watched_until: 0,
          problem: null,
          expires_at: Math.min(row.expires_at, now + READY_LIFE_MS),
        }
      case 'denied':
        return {
          ...base,
          state: 'denied',
          step_state: null,
          waiting: 0,
          watched_until: 0,
          problem: toJson(end.problem),
          ended_at: now,
        }
    }
  }

  /** NOTE first in the transaction: effects take the user's row, and the order is users before logons before sessions. */
  async #applyEffects(tx: Executor, logonId: string, { effects }: FlowMove): Promise<void> {
    for (const effect of effects) if (!(await effect.apply(tx, logonId))) throw new MoveLost()
  }

  async #insertRecord(tx: Executor, row: LogonRow, move: FlowMove, now: number): Promise<void> {
    const userId = move.user && !move.user.fake ? move.user.id : null
    await insertPassedSteps(tx, row.id, userId, now, move.passed)
    if (userId && move.passed.some((step) => step.position > 1)) await adoptEarlierSteps(tx, row.id, userId)
    if (userId)
      for (const enrollment of move.enrollments)
        await upsertEnrollment(tx, {
          user_id: userId,
          module: enrollment.module,
          external_id: enrollment.externalId,
          scope: enrollment.scope,
          created_at: now,
        })
    if (move.sideEffects.length > 0)
      await storeSideEffects(tx, move.sideEffects, { row, user: move.user, now, remembered: this.options.remembered })
    await insertAuditEvents(tx, now, move.events)
  }

  async #endBeyondLimit(tx: Executor, userId: string, now: number): Promise<string[]> {
    const reference = randomReference()
    const problem: StoredProblem = { code: 'LOGON_SUPERSEDED', field: null, retryAt: null, reference }
    const ended = await endLogonsBeyond(tx, userId, MAX_OPEN_LOGONS_PER_USER, now, toJson(problem)!)
    if (ended.length > 0)
      await insertAuditEvents(tx, now, [
        {
          type: 'logon.denied',
          outcome: 'FAILURE',
          code: 'LOGON_SUPERSEDED',
          reference,
          details: { count: ended.length, reason: 'too many at once' },
        },
      ])
    return ended
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof MoveLost) return null
      throw error
    }
  }
}

/** Closes a logon and writes its audit event; for use inside another change's transaction too. Says whether it was still open. */
export async function endLogonRecorded(
  tx: Executor,
  row: LogonRow,
  input: {
    now: number
    type: NewAuditEvent['type']
    code: string
    reference: string
    user: { id: string; username: string } | null
    message?: string | null
    details?: NewAuditEvent['details']
  },
): Promise<boolean> {
  const problem: StoredProblem = {
    code: input.code,
    field: null,
    retryAt: null,
    reference: input.reference,
    ...(input.message && { message: input.message }),
  }
  if (!(await endLogon(tx, { id: row.id, now: input.now, problem: toJson(problem)! }))) return false
  await insertAuditEvents(tx, input.now, [
    {
      type: input.type,
      outcome: 'FAILURE',
      code: input.code,
      reference: input.reference,
      subject: input.user?.id ? { id: input.user.id, username: input.user.username } : null,
      logon: { id: row.id, accessType: row.access_type, scheme: row.scheme, version: row.version },
      step: row.position,
      client: { ipAddress: row.ip_address, userAgent: row.user_agent },
      details: input.details ?? null,
    },
  ])
  return true
}

function toJson(problem: StoredProblem | null): string | null {
  return problem === null ? null : JSON.stringify(problem)
}
