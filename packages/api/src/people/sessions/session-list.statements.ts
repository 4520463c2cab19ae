import { toCanonicalUsername } from '@sallyport/shared/username'
import { sql } from 'kysely'
import type { Executor } from '../../database/database.ts'

export interface SessionRecord {
  id: string
  userId: string
  logonId: string
  accessType: string
  scheme: string
  version: number
  ipAddress: string | null
  userAgent: string | null
  startedAt: number
  lastSeenAt: number
  expiresAt: number
}

const COLUMNS = [
  's.id',
  's.user_id as userId',
  's.logon_id as logonId',
  's.access_type as accessType',
  's.scheme',
  's.version',
  's.ip_address as ipAddress',
  's.user_agent as userAgent',
  's.started_at as startedAt',
  's.last_seen_at as lastSeenAt',
  's.expires_at as expiresAt',
] as const

export async function findSession(executor: Executor, id: string): Promise<SessionRecord | null> {
  return (await executor.selectFrom('sessions as s').select(COLUMNS).where('s.id', '=', id).executeTakeFirst()) ?? null
}

export interface SessionFilter {
  now: number
  userId?: string | null
  /** Beginning of a username. */
  search?: string | null
}

function selectLive(executor: Executor, { now, userId, search }: SessionFilter) {
  let query = executor
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .where('s.ended_at', 'is', null)
    .where('s.idle_expires_at', '>', now)
    .where('s.expires_at', '>', now)
    .where('u.enabled', '=', 1)
  if (userId != null) query = query.where('s.user_id', '=', userId)
  if (search)
    query = query.where(
      sql<boolean>`u.username_canonical like ${`${toCanonicalUsername(search).replaceAll(/[!%_]/g, '!$&')}%`} escape '!'`,
    )
  return query
}

/** Live sessions, newest first. */
export async function listLiveSessions(
  executor: Executor,
  filter: SessionFilter,
  limit: number,
  after?: { startedAt: number; id: string },
): Promise<SessionRecord[]> {
  let query = selectLive(executor, filter).select(COLUMNS)
  if (after)
    query = query.where((where) =>
      where.or([
        where('s.started_at', '<', after.startedAt),
        where.and([where('s.started_at', '=', after.startedAt), where('s.id', '<', after.id)]),
      ]),
    )
  return query.orderBy('s.started_at', 'desc').orderBy('s.id', 'desc').limit(limit).execute()
}

export async function countLiveSessions(executor: Executor, filter: SessionFilter): Promise<number> {
  const row = await selectLive(executor, filter)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The steps that the logons passed, in order. */
export async function loadPassedSteps(executor: Executor, logonIds: readonly string[]) {
  const rows = await executor
    .selectFrom('logon_steps')
    .select(['logon_id as logonId', 'position', 'module', 'method', 'exception', 'passed_at as passedAt'])
    .where('logon_id', 'in', logonIds)
    .orderBy('position')
    .execute()
  return Map.groupBy(rows, (row) => row.logonId)
}
