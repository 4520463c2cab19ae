import type { Executor } from '../../database/database.ts'
import { prepareQuery } from '../../database/prepared-query.ts'

const NOT_PENDING = {
  confirm_by: null,
  fallback_version: null,
  pending_since: null,
  pending_by: null,
  pending_reason: null,
}

/** Keys of schemes whose publication nobody has confirmed in time. */
export async function listOverdue(executor: Executor, now: number): Promise<string[]> {
  const rows = await executor
    .selectFrom('schemes')
    .select('key')
    .where('confirm_by', 'is not', null)
    .where('confirm_by', '<=', now)
    .execute()
  return rows.map((row) => row.key)
}

const updateConfirmed = prepareQuery((db, { key, version, now }: { key: string; version: number; now: number }) =>
  db
    .updateTable('schemes')
    .set(NOT_PENDING)
    .where('key', '=', key)
    .where('published_version', '=', version)
    .where('confirm_by', '>', now),
)

/**
 * Makes a publication stay. False when this version does not wait to be confirmed (any more): taken back, confirmed or replaced.
 * NOTE a logon calls it before it touches its own row: changes of schemes take the scheme's row before those of logons.
 */
export async function clearPending(
  executor: Executor,
  place: { key: string; version: number; now: number },
): Promise<boolean> {
  return (await updateConfirmed(executor, place)).numAffectedRows === 1n
}

/** Puts another version into the place of one that waits to be confirmed. False when it does not (any more). */
export async function takePendingBack(
  tx: Executor,
  { key, version, number, at }: { key: string; version: number; number: number; at: number },
): Promise<boolean> {
  const result = await tx
    .updateTable('schemes')
    .set({ published_version: number, ...NOT_PENDING, updated_at: at })
    .where('key', '=', key)
    .where('published_version', '=', version)
    .where('confirm_by', 'is not', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
