import type { Executor } from '../../database/database.ts'

/** Waiting logons that no node watches. */
export async function listUnwatched(executor: Executor, now: number, limit: number): Promise<string[]> {
  const rows = await executor
    .selectFrom('logons')
    .select('id')
    .where('waiting', '=', 1)
    .where('watched_until', '<', now)
    .where('ended_at', 'is', null)
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Takes over a waiting logon; exactly one node gets it. */
export async function takeWatch(executor: Executor, id: string, now: number, until: number): Promise<boolean> {
  const result = await executor
    .updateTable('logons')
    .set({ watched_until: until })
    .where('id', '=', id)
    .where('waiting', '=', 1)
    .where('watched_until', '<', now)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** All lists have this length, filled up with repeats: each other length would be one more prepared statement. */
const WATCHES_AT_ONCE = 100

export async function renewWatches(executor: Executor, ids: readonly string[], until: number): Promise<void> {
  for (let start = 0; start < ids.length; start += WATCHES_AT_ONCE) {
    const some = Array.from({ length: WATCHES_AT_ONCE }, (_, index) => ids[Math.min(start + index, ids.length - 1)]!)
    await executor
      .updateTable('logons')
      .set({ watched_until: until })
      .where('id', 'in', some)
      .where('waiting', '=', 1)
      .execute()
  }
}

/** Ends every lease, whichever node holds it. */
export async function dropWatches(executor: Executor): Promise<void> {
  await executor
    .updateTable('logons')
    .set({ watched_until: 0 })
    .where('waiting', '=', 1)
    .where('ended_at', 'is', null)
    .execute()
}
