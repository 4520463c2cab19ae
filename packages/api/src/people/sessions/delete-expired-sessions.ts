import type { Executor } from '../../database/database.ts'
import { ENDED_SESSION_KEPT_MS } from './session-limits.ts'

/** So many rows at a time: a bounded piece of work, taken up again at the next run. */
const ROWS_PER_RUN = 500

/** Marks sessions that have outlived themselves as ended, and forgets those that ended long ago. */
export async function deleteExpiredSessions(executor: Executor, now: number): Promise<void> {
  const outlived = executor
    .selectFrom('sessions')
    .select('id')
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', now)
    .limit(ROWS_PER_RUN)
  await executor
    .updateTable('sessions')
    .set((set) => ({ ended_at: set.ref('expires_at') }))
    .where('id', 'in', outlived)
    .where('ended_at', 'is', null)
    .execute()
  const old = executor
    .selectFrom('sessions')
    .select('id')
    .where('ended_at', 'is not', null)
    .where('ended_at', '<', now - ENDED_SESSION_KEPT_MS)
    .limit(ROWS_PER_RUN)
  await executor.deleteFrom('sessions').where('id', 'in', old).execute()
}
