import { toCanonicalUsername } from '@sallyport/shared/username'
import { insertAuditEvents } from '../../audit/audit.statements.ts'
import type { ClientInfo } from '../../caller/client-info.ts'
import type { Database, Executor } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import { randomId, randomReference } from '../../lib/random.ts'
import type { LimitService } from '../../limits/limit-service.ts'
import type { StepUser } from '../../module-contract/step-context.ts'
import { touchLastLogon } from '../../people/accounts/user.statements.ts'
import { endSession, insertSession } from '../../people/sessions/session.statements.ts'
import { findAccessType } from '../../schemes/access-types/access-type.statements.ts'
import { isRoleAllowed } from '../../schemes/access-types/is-role-allowed.ts'
import { clearPending } from '../../schemes/publications/pending-publication.statements.ts'
import type { PinnedScheme } from '../../schemes/versions/scheme-reader.ts'
import type { RememberedBrowsers } from '../browser/remembered-browsers.ts'
import type { LogonSignals } from '../signals/signals.ts'
import type { LogonMove } from '../steps/move.ts'
import { toCompletionEvents } from './completion-events.ts'
import { completeLogon } from './completion.statements.ts'
import { endLogon } from './end-logon.ts'
import type { LogonRow } from './logon-row.ts'
import { attempt, MoveLost } from './move-lost.ts'
import { applyEffects, recordMove } from './record-move.ts'
import type { SealedColumns } from './sealed-columns.ts'

const ADMINISTRATOR = 'administrator'

/** Thrown inside the completing transaction to undo it: the access type doesn't let the user's roles in. */
class RoleDenied extends Error {
  constructor(
    readonly deniedText: string | null,
    readonly roles: readonly string[],
  ) {
    super('Roles refused')
  }
}

/** Makes the token of a new session; only its hash is stored. */
export interface SessionTokens {
  createToken(): { token: string; tokenHash: string }
}

export interface Completion {
  /** What the last answer has resulted in, under its `claim`; both null for a logon that is ready. */
  move: LogonMove | null
  claim: string | null
  user: StepUser
  scheme: PinnedScheme
  answerHash: string
  client: ClientInfo
  /** The session that the new one replaces in the same browser. */
  replaces: string | null
}

export interface CompletionWriterOptions {
  database: Database
  clock: Clock
  sealed: SealedColumns
  signals: LogonSignals
  sessionTokens: SessionTokens
  limits: Pick<LimitService, 'markBrowserKnown'>
  remembered: RememberedBrowsers
}

/** Completes logons. A logon and its session are written in one transaction, both or neither. */
export class CompletionWriter {
  constructor(private readonly options: CompletionWriterOptions) {}

  /** Null if the logon is not to be completed: moved or ended by another, or not allowed by the stored record. */
  async complete(row: LogonRow, completion: Completion): Promise<{ row: LogonRow; sessionToken: string } | null> {
    const { database, clock, signals, sessionTokens } = this.options
    const now = clock.now()
    const session = { id: randomId('ses'), ...sessionTokens.createToken() }
    const made = await attempt(() =>
      database.transaction((tx) => this.#complete(tx, row, completion, { session, now })),
    ).catch((error: unknown) => {
      if (error instanceof RoleDenied) return error
      throw error
    })
    if (made instanceof RoleDenied) {
      await this.#denyRole(row, completion, made)
      return null
    }
    if (!made) return null
    signals.send(row.id)
    for (const effect of completion.move?.effects ?? []) effect.applied()
    return { row: made, sessionToken: session.token }
  }

  async #complete(
    tx: Executor,
    row: LogonRow,
    { move, claim, user, scheme, answerHash, client, replaces }: Completion,
    { session, now }: { session: { id: string; token: string; tokenHash: string }; now: number },
  ): Promise<LogonRow> {
    const { sealed, limits, remembered } = this.options
    if (move) await applyEffects(tx, row.id, move)
    // The user's row first: its lock lets several logons of one user end one after the other (limit of live sessions).
    const touched = await touchLastLogon(tx, user.id, now, row)
    const accessType = await findAccessType(tx, row.access_type)
    if (!touched || !accessType) throw new MoveLost()
    if (!isRoleAllowed(touched.roles, accessType)) throw new RoleDenied(accessType.deniedText, touched.roles)
    // NOTE before the logon's own row, as changes of schemes take the two.
    const isConfirmed =
      touched.roles.includes(ADMINISTRATOR) &&
      (await clearPending(tx, { key: scheme.key, version: scheme.version, now }))
    if (move) await recordMove(tx, row, move, { now, remembered })
    const completed = await completeLogon(tx, {
      id: row.id,
      revision: row.revision,
      claim,
      answerHash,
      now,
      userId: user.id,
      sessionId: session.id,
      sealedSessionToken: sealed.sealSessionToken(row.id, session.token),
      modules: scheme.steps.map((step) => step.module),
    })
    if (!completed) throw new MoveLost()
    const isReplaced = replaces !== null && (await endSession(tx, replaces, now, user.id)) !== null
    await insertSession(tx, {
      id: session.id,
      tokenHash: session.tokenHash,
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
    const events = toCompletionEvents(completed, {
      user,
      client,
      sessionId: session.id,
      replaced: isReplaced ? replaces : null,
      isConfirmed,
    })
    await insertAuditEvents(tx, now, events)
    return completed
  }

  /**
   * Every step has passed, and the access type is not for this user: records what the last steps did, and makes no session. In a
   * transaction of its own, so that nothing stays of the one that was to complete it, the time of the last logon least of all.
   */
  async #denyRole(row: LogonRow, { move, user }: Completion, { deniedText, roles }: RoleDenied): Promise<void> {
    const { database, clock, signals, remembered } = this.options
    const now = clock.now()
    const ended = await attempt(() =>
      database.transaction(async (tx) => {
        if (move) await applyEffects(tx, row.id, move)
        if (move) await recordMove(tx, row, move, { now, remembered })
        const isEnded = await endLogon(tx, row, {
          now,
          type: 'logon.denied',
          code: 'ACCESS_TYPE_ROLE_DENIED',
          reference: randomReference(),
          user,
          message: deniedText,
          details: { roles, reason: 'roles' },
        })
        if (!isEnded) throw new MoveLost()
        return true
      }),
    )
    if (!ended) return
    for (const effect of move?.effects ?? []) effect.applied()
    signals.send(row.id)
  }
}
