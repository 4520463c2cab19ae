import { sql } from 'kysely'
import type { Executor } from '../database/database.ts'
import { FREE_GUESSES, GUESS_MEMORY_MS, LONGEST_WAIT_MS, waitAfterGuess } from './guess-policy.ts'

/** PostgreSQL can't tell the type of a bare parameter inside an expression. */
const integer = (value: number) => sql`cast(${value} as bigint)`

/**
 * Reserves one guess before it is checked, in one statement: of any number of parallel guesses only so many as are left get a row.
 * Gives null when none is left for now.
 */
export async function reserveGuess(executor: Executor, key: string, now: number): Promise<number | null> {
  const used = sql`(case when limits.window_ends_at <= ${integer(now)} then 1 else limits.used + 1 end)`
  const waits = [...waitsByGuess()].map(([guess, wait]) => sql`when ${used} = ${sql.lit(guess)} then ${integer(now + wait)}`)
  const result = await sql<{ used: number }>`
    insert into limits (key, used, window_ends_at, blocked_until) values (${key}, 1, ${now + GUESS_MEMORY_MS}, 0)
    on conflict (key) do update set
      used = ${used},
      window_ends_at = ${integer(now + GUESS_MEMORY_MS)},
      blocked_until = case when ${used} < ${sql.lit(FREE_GUESSES)} then 0 ${sql.join(waits, sql` `)} else ${integer(now + LONGEST_WAIT_MS)} end
    where limits.blocked_until <= ${integer(now)}
    returning limits.used
  `.execute(executor)
  return result.rows[0]?.used ?? null
}

function* waitsByGuess(): Generator<[number, number]> {
  for (let guess = FREE_GUESSES; waitAfterGuess(guess) < LONGEST_WAIT_MS; guess++) yield [guess, waitAfterGuess(guess)]
}

/** Takes one of `max` within the window; null when none is left. */
export async function takeUse(executor: Executor, key: string, max: number, windowMs: number, now: number): Promise<number | null> {
  const result = await sql<{ used: number }>`
    insert into limits (key, used, window_ends_at, blocked_until) values (${key}, 1, ${now + windowMs}, 0)
    on conflict (key) do update set
      used = case when limits.window_ends_at <= ${integer(now)} then 1 else limits.used + 1 end,
      window_ends_at = case when limits.window_ends_at <= ${integer(now)} then ${integer(now + windowMs)} else limits.window_ends_at end
    where limits.window_ends_at <= ${integer(now)} or limits.used < ${integer(max)}
    returning limits.used
  `.execute(executor)
  return result.rows[0]?.used ?? null
}

/** Holds a key for one holder until then. Says whether it is this holder's. */
export async function holdKey(executor: Executor, key: string, holder: string, until: number, now: number): Promise<boolean> {
  const result = await sql<{ holder: string }>`
    insert into limits (key, used, window_ends_at, blocked_until, holder) values (${key}, 1, ${until}, 0, ${holder})
    on conflict (key) do update set holder = ${holder}, window_ends_at = ${until}
    where limits.window_ends_at <= ${integer(now)} or limits.holder = ${holder} or limits.holder is null
    returning holder
  `.execute(executor)
  return result.rows.length === 1
}

export async function releaseKey(executor: Executor, key: string, holder: string): Promise<void> {
  await executor.deleteFrom('limits').where('key', '=', key).where('holder', '=', holder).execute()
}

export async function findLimit(executor: Executor, key: string): Promise<{ used: number; windowEndsAt: number; blockedUntil: number } | null> {
  const row = await executor.selectFrom('limits').select(['used', 'window_ends_at', 'blocked_until']).where('key', '=', key).executeTakeFirst()
  return row ? { used: row.used, windowEndsAt: row.window_ends_at, blockedUntil: row.blocked_until } : null
}

export async function clearLimit(executor: Executor, key: string): Promise<void> {
  await executor.deleteFrom('limits').where('key', '=', key).execute()
}

/** Removes what no longer limits anything, so many at a time. */
export async function deleteLapsedLimits(executor: Executor, now: number, limit: number): Promise<void> {
  const rows = await executor.selectFrom('limits').select('key').where('window_ends_at', '<=', now).where('blocked_until', '<=', now).limit(limit).execute()
  if (rows.length > 0)
    await executor
      .deleteFrom('limits')
      .where('key', 'in', rows.map((row) => row.key))
      .where('window_ends_at', '<=', now)
      .where('blocked_until', '<=', now)
      .execute()
}
