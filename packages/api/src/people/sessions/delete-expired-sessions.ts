import type { Executor } from '../../database/database.ts'
import { ENDED_SESSION_KEPT_MS } from './session-limits.ts'

/** Rows per run. The next run continues. */
const ROWS_PER_RUN = 500

/** Marks expired sessions as ended, and deletes sessions that ended long ago. */
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
