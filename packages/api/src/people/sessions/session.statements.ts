import { sql } from 'kysely'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Executor } from '../../database/database.ts'
import { prepareQuery } from '../../database/prepared-query.ts'
import { MAX_LIVE_SESSIONS, SESSION_IDLE_MS, SESSION_LIFE_MS, SESSION_TOUCH_MS } from './session-limits.ts'

/** A new session of a completed logon. Its limits follow from `startedAt` and from its access type. */
export interface NewSession {
  id: string
  tokenHash: string
  user: { id: string; username: string }
  logonId: string
  accessType: string
  scheme: string
  version: number
  ipAddress: string | null
  userAgent: string | null
  startedAt: number
  limits?: { idleMs: number; lifeMs: number }
}

const DEFAULT_LIMITS = { idleMs: SESSION_IDLE_MS, lifeMs: SESSION_LIFE_MS }

type SessionRow = Omit<NewSession, 'user' | 'limits'> & { userId: string; idleExpiresAt: number; expiresAt: number }

const insertRow = prepareQuery((db, row: SessionRow) =>
  db
    .insertInto('sessions')
    .values({
      id: row.id,
      token_hash: row.tokenHash,
      user_id: row.userId,
      logon_id: row.logonId,
      access_type: row.accessType,
      scheme: row.scheme,
      version: row.version,
      ip_address: row.ipAddress,
      user_agent: row.userAgent,
      started_at: row.startedAt,
      last_seen_at: row.startedAt,
      idle_expires_at: row.idleExpiresAt,
      expires_at: row.expiresAt,
      ended_at: null,
    }),
)

/** No more are ever live at once, since each new session ends those beyond the limit. */
const MOST_BEYOND = 1_000

const countOfUser = prepareQuery((db, { userId }: { userId: string }) =>
  db
    .selectFrom('sessions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null),
)

const selectBeyondLimit = prepareQuery((db, { userId, now }: { userId: string; now: number }) =>
  db
    .selectFrom('sessions')
    .select('id')
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('idle_expires_at', '>', now)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_BEYOND)
    .offset(MAX_LIVE_SESSIONS),
)

/**
 * Creates the session in the transaction that completes its logon. The database refuses a second one for the same
 * logon. Beyond the limit of live sessions the user's oldest ones end. Returns the latest end of the new one.
 */
export async function insertSession(
  tx: Executor,
  { user, limits = DEFAULT_LIMITS, ...session }: NewSession,
): Promise<{ expiresAt: number }> {
  const { startedAt } = session
  const expiresAt = startedAt + limits.lifeMs
  await insertRow(tx, {
    ...session,
    userId: user.id,
    idleExpiresAt: Math.min(startedAt + limits.idleMs, expiresAt),
    expiresAt,
  })
  // Counted first, since few users reach the limit.
  if (Number((await countOfUser(tx, { userId: user.id })).rows[0]!.count) <= MAX_LIVE_SESSIONS) return { expiresAt }
  const beyond = (await selectBeyondLimit(tx, { userId: user.id, now: startedAt })).rows.map((row) => row.id)
  if (beyond.length > 0) {
    await tx
      .updateTable('sessions')
      .set({ ended_at: startedAt })
      .where('ended_at', 'is', null)
      .where('id', 'in', beyond)
      .execute()
    await insertAuditEvent(tx, startedAt, {
      type: 'session.ended',
      outcome: 'SUCCESS',
      subject: user,
      details: { reason: 'limit', count: beyond.length },
    })
  }
  return { expiresAt }
}

/**
 * The session of a token with its user, if it is valid now: not ended, within both limits, its user enabled, its access
 * type present.
 */
export async function findSessionByTokenHash(executor: Executor, tokenHash: string, now: number) {
  const row = await executor
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .innerJoin('access_types as a', 'a.key', 's.access_type')
    .select([
      's.id',
      's.started_at as startedAt',
      's.last_seen_at as lastSeenAt',
      's.expires_at as expiresAt',
      'a.session_idle_ms as idleMs',
    ])
    .select([
      'u.id as userId',
      'u.username',
      'u.display_name as displayName',
      'u.email',
      'u.roles',
      'u.created_at as createdAt',
      'u.last_logon_at as lastLogonAt',
    ])
    .where('s.token_hash', '=', tokenHash)
    .where('s.ended_at', 'is', null)
    .where('s.idle_expires_at', '>', now)
    .where('s.expires_at', '>', now)
    .where('u.enabled', '=', 1)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Records the use of a session and moves its idle limit, never beyond the absolute one. An ended session stays ended.
 */
export async function touchSession(
  executor: Executor,
  { id, expiresAt, idleMs }: { id: string; expiresAt: number; idleMs: number },
  now: number,
): Promise<void> {
  await executor
    .updateTable('sessions')
    .set({ last_seen_at: now, idle_expires_at: Math.min(now + idleMs, expiresAt) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('last_seen_at', '<=', now - SESSION_TOUCH_MS)
    .execute()
}

/** Ends a live session, of the given user if one is given. Null if there is none. */
export async function endSession(
  executor: Executor,
  id: string,
  at: number,
  ofUserId?: string,
): Promise<{ userId: string } | null> {
  let update = executor.updateTable('sessions').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null)
  if (ofUserId !== undefined) update = update.where('user_id', '=', ofUserId)
  return (await update.returning('user_id as userId').executeTakeFirst()) ?? null
}

/** Ends all sessions of a user but one. Returns their number. */
export async function endSessionsOfUser(
  executor: Executor,
  userId: string,
  at: number,
  exceptId: string | null = null,
): Promise<number> {
  let update = executor
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
  if (exceptId !== null) update = update.where('id', '!=', exceptId)
  return Number((await update.executeTakeFirst()).numUpdatedRows)
}

/** Ends all sessions of an access type. Returns their number. */
export async function endSessionsOfAccessType(executor: Executor, accessType: string, at: number): Promise<number> {
  return Number(
    (
      await executor
        .updateTable('sessions')
        .set({ ended_at: at })
        .where('access_type', '=', accessType)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
    ).numUpdatedRows,
  )
}

/** Applies shorter limits to existing sessions. */
export async function shortenSessions(
  executor: Executor,
  accessType: string,
  { idleMs, lifeMs }: { idleMs: number; lifeMs: number },
): Promise<void> {
  const shorten = (column: 'expires_at' | 'idle_expires_at', from: 'started_at' | 'last_seen_at', ms: number) =>
    executor
      .updateTable('sessions')
      .set((set) => ({ [column]: sql<number>`${set.ref(from)} + cast(${ms} as bigint)` }))
      .where('access_type', '=', accessType)
      .where('ended_at', 'is', null)
      .where((where) => where(column, '>', sql<number>`${where.ref(from)} + cast(${ms} as bigint)`))
      .execute()
  await shorten('expires_at', 'started_at', lifeMs)
  await shorten('idle_expires_at', 'last_seen_at', idleMs)
}
