import type { Executor } from '../../database/database.ts'
import type { LogonRow } from './logon-row.ts'

/** Logons past their time that are not closed yet. */
export async function listExpired(executor: Executor, now: number, limit: number): Promise<LogonRow[]> {
  return (await executor
    .selectFrom('logons')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', now)
    .limit(limit)
    .execute()) as LogonRow[]
}

/** Forgets session tokens that are too old for a replay. */
export async function clearReplayedTokens(executor: Executor, endedBefore: number): Promise<void> {
  await executor
    .updateTable('logons')
    .set({ sealed_session_token: null })
    .where('sealed_session_token', 'is not', null)
    .where('ended_at', '<', endedBefore)
    .execute()
}

/** Deletes old ended logons without a live session, at most `limit` at a time. */
export async function deleteOldLogons(executor: Executor, startedBefore: number, limit: number): Promise<number> {
  const rows = await executor
    .selectFrom('logons')
    .select('id')
    .where('started_at', '<', startedBefore)
    .where('ended_at', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('sessions')
            .select('sessions.id')
            .whereRef('sessions.logon_id', '=', 'logons.id')
            .where('sessions.ended_at', 'is', null),
        ),
      ),
    )
    .limit(limit)
    .execute()
  if (rows.length === 0) return 0
  await executor
    .deleteFrom('logons')
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  return rows.length
}
