import type { Executor } from '../../database/database.ts'

export interface ApiTokenRecord {
  id: string
  userId: string
  owner: string
  name: string
  permissions: string
  createdAt: number
  expiresAt: number
  lastUsedAt: number | null
  lastUsedIp: string | null
  revokedAt: number | null
}

const COLUMNS = [
  't.id',
  't.user_id as userId',
  'u.username as owner',
  't.name',
  't.permissions',
  't.created_at as createdAt',
  't.expires_at as expiresAt',
  't.last_used_at as lastUsedAt',
  't.last_used_ip as lastUsedIp',
  't.revoked_at as revokedAt',
] as const

/** Use is recorded at most this often, so that most requests only read. */
export const TOKEN_TOUCH_MS = 60_000

export async function insertApiToken(
  tx: Executor,
  token: {
    id: string
    userId: string
    name: string
    tokenHash: string
    permissions: readonly string[]
    createdAt: number
    expiresAt: number
  },
): Promise<void> {
  await tx
    .insertInto('api_tokens')
    .values({
      id: token.id,
      user_id: token.userId,
      name: token.name,
      token_hash: token.tokenHash,
      permissions: JSON.stringify(token.permissions),
      created_at: token.createdAt,
      expires_at: token.expiresAt,
      last_used_at: null,
      last_used_ip: null,
      revoked_at: null,
      revoked_by: null,
    })
    .execute()
}

export async function countLiveApiTokens(executor: Executor, userId: string, now: number): Promise<number> {
  const row = await executor
    .selectFrom('api_tokens')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The token with its creator, if it is valid now: not revoked, not expired, the creator enabled. */
export async function findApiTokenByHash(executor: Executor, tokenHash: string, now: number) {
  const row = await executor
    .selectFrom('api_tokens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['t.id', 't.name', 't.permissions', 't.expires_at as expiresAt', 't.last_used_at as lastUsedAt'])
    .select([
      'u.id as userId',
      'u.username',
      'u.display_name as displayName',
      'u.email',
      'u.roles',
      'u.created_at as createdAt',
      'u.last_logon_at as lastLogonAt',
    ])
    .where('t.token_hash', '=', tokenHash)
    .where('t.revoked_at', 'is', null)
    .where('t.expires_at', '>', now)
    .where('u.enabled', '=', 1)
    .executeTakeFirst()
  return row ?? null
}

export async function touchApiToken(
  executor: Executor,
  id: string,
  now: number,
  ipAddress: string | null,
): Promise<void> {
  await executor
    .updateTable('api_tokens')
    .set({ last_used_at: now, last_used_ip: ipAddress })
    .where('id', '=', id)
    .where((where) => where.or([where('last_used_at', 'is', null), where('last_used_at', '<=', now - TOKEN_TOUCH_MS)]))
    .execute()
}

/** Newest first, with the revoked and expired ones that are still stored. */
export async function listApiTokens(
  executor: Executor,
  { userId, limit }: { userId?: string; limit: number },
): Promise<ApiTokenRecord[]> {
  let query = executor.selectFrom('api_tokens as t').innerJoin('users as u', 'u.id', 't.user_id').select(COLUMNS)
  if (userId !== undefined) query = query.where('t.user_id', '=', userId)
  return query.orderBy('t.created_at', 'desc').orderBy('t.id', 'desc').limit(limit).execute()
}

export async function loadApiTokensOfUsers(
  executor: Executor,
  userIds: readonly string[],
): Promise<Map<string, ApiTokenRecord[]>> {
  const rows = await executor
    .selectFrom('api_tokens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(COLUMNS)
    .where('t.user_id', 'in', userIds)
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .execute()
  return Map.groupBy(rows, (row) => row.userId)
}

/** Revokes a live token, of the given user if one is given. Null if there is none. */
export async function revokeApiToken(
  tx: Executor,
  id: string,
  { at, by, ofUserId }: { at: number; by: string; ofUserId?: string },
): Promise<{ userId: string; name: string } | null> {
  let update = tx
    .updateTable('api_tokens')
    .set({ revoked_at: at, revoked_by: by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
  if (ofUserId !== undefined) update = update.where('user_id', '=', ofUserId)
  return (await update.returning(['user_id as userId', 'name']).executeTakeFirst()) ?? null
}

/** Revokes all tokens of a user. Returns their number. */
export async function revokeApiTokensOfUser(
  tx: Executor,
  userId: string,
  { at, by }: { at: number; by: string },
): Promise<number> {
  const update = tx
    .updateTable('api_tokens')
    .set({ revoked_at: at, revoked_by: by })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
  return Number((await update.executeTakeFirst()).numUpdatedRows)
}

/** Deletes tokens that ended before that time. */
export async function deleteExpiredApiTokens(executor: Executor, endedBefore: number): Promise<void> {
  await executor
    .deleteFrom('api_tokens')
    .where((where) => where.or([where('expires_at', '<', endedBefore), where('revoked_at', '<', endedBefore)]))
    .execute()
}
