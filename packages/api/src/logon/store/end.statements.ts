import type { ExpressionBuilder } from 'kysely'
import type { Executor } from '../../database/database.ts'
import { prepareQuery } from '../../database/prepared-query.ts'
import type { Tables } from '../../database/tables.ts'
import type { LogonRow } from './logon-row.ts'

const toDenied = (now: number, problem: string) => (eb: ExpressionBuilder<Tables, 'logons'>) => ({
  state: 'denied',
  revision: eb('revision', '+', 1),
  ended_at: now,
  waiting: 0,
  watched_until: 0,
  step_state: null,
  claim: null,
  claimed_until: 0,
  problem,
})

/** Closes a logon at any revision, for expiry and changes of the user. Returns whether it was still open. */
export async function updateEnded(
  executor: Executor,
  { id, now, problem }: { id: string; now: number; problem: string },
): Promise<boolean> {
  const result = await executor
    .updateTable('logons')
    .set(toDenied(now, problem))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function listOpenLogonsOfUser(executor: Executor, userId: string): Promise<LogonRow[]> {
  return (await executor
    .selectFrom('logons')
    .selectAll()
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()) as LogonRow[]
}

/** By id, as those of a user: rows are always locked in one order. */
export async function listOpenLogonsOfScheme(
  executor: Executor,
  { scheme, exceptVersion }: { scheme: string; exceptVersion?: number },
): Promise<LogonRow[]> {
  let query = executor
    .selectFrom('logons')
    .selectAll()
    .where('scheme', '=', scheme)
    .where('ended_at', 'is', null)
    .orderBy('id')
  if (exceptVersion !== undefined) query = query.where('version', '!=', exceptVersion)
  return (await query.execute()) as LogonRow[]
}

const countOpen = prepareQuery((db, { userId }: { userId: string }) =>
  db
    .selectFrom('logons')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null),
)

const selectOpenBeyond = prepareQuery((db, { userId, most }: { userId: string; most: number }) =>
  db
    .selectFrom('logons')
    .select('id')
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1_000)
    .offset(most),
)

/** Ends the oldest of a user's open logons beyond `most`. Returns the ids of those that it ended. */
export async function endLogonsBeyond(
  executor: Executor,
  userId: string,
  most: number,
  now: number,
  problem: string,
): Promise<string[]> {
  // Counted first: hardly any user reaches the limit.
  if (Number((await countOpen(executor, { userId })).rows[0]!.count) <= most) return []
  const beyond = (await selectOpenBeyond(executor, { userId, most })).rows.map((row) => row.id)
  if (beyond.length === 0) return []
  const rows = await executor
    .updateTable('logons')
    .set(toDenied(now, problem))
    .where('ended_at', 'is', null)
    .where('id', 'in', beyond)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}
