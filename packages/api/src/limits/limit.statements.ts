import { type ExpressionBuilder, sql } from 'kysely'
import type { Executor } from '../database/database.ts'
import { prepareQueries, prepareQuery } from '../database/prepared-query.ts'
import type { Tables } from '../database/tables.ts'
import {
  FREE_GUESSES,
  GUESS_MEMORY_MS,
  LOCKED_FOR_GOOD,
  LONGEST_WAIT_MS,
  MOST_GUESSES,
  waitAfterGuess,
} from './guess-policy.ts'

/** PostgreSQL can't infer the type of a bare parameter inside an expression. */
const integer = (value: number) => sql`cast(${value} as bigint)`

interface Guess {
  key: string
  now: number
  forgottenAt: number
}

const upsertGuess = prepareQuery((_db, { key, now, forgottenAt }: Guess) => {
  const used = sql`(case when limits.window_ends_at <= ${integer(now)} then 1 else limits.used + 1 end)`
  const waits = [...waitsByGuess()].map(
    ([guess, wait]) => sql`when ${used} = ${sql.lit(guess)} then ${integer(now)} + ${sql.lit(wait)}`,
  )
  return sql<{ used: number }>`
    insert into limits (key, used, window_ends_at, blocked_until) values (${key}, 1, ${forgottenAt}, 0)
    on conflict (key) do update set
      used = ${used},
      window_ends_at = case when ${used} >= ${sql.lit(MOST_GUESSES)} then ${sql.lit(LOCKED_FOR_GOOD)} else ${integer(forgottenAt)} end,
      blocked_until = case when ${used} >= ${sql.lit(MOST_GUESSES)} then ${sql.lit(LOCKED_FOR_GOOD)} when ${used} < ${sql.lit(FREE_GUESSES)} then 0 ${sql.join(waits, sql` `)} else ${integer(now)} + ${sql.lit(LONGEST_WAIT_MS)} end
    where limits.blocked_until <= ${integer(now)}
    returning limits.used
  `
})

/**
 * Reserves a guess before it is checked, in one statement: of any number of parallel guesses, only as many as are left
 * get a row. Null if none is left at the moment.
 */
export async function reserveGuess(executor: Executor, key: string, now: number): Promise<number | null> {
  return (await upsertGuess(executor, { key, now, forgottenAt: now + GUESS_MEMORY_MS })).rows[0]?.used ?? null
}

function* waitsByGuess(): Generator<[number, number]> {
  for (let guess = FREE_GUESSES; waitAfterGuess(guess) < LONGEST_WAIT_MS; guess++) yield [guess, waitAfterGuess(guess)]
}

interface Use {
  key: string
  max: number
  now: number
  windowEndsAt: number
}

const upsertUse = prepareQuery(
  (_db, { key, max, now, windowEndsAt }: Use) => sql<{ used: number }>`
    insert into limits (key, used, window_ends_at, blocked_until) values (${key}, 1, ${windowEndsAt}, 0)
    on conflict (key) do update set
      used = case when limits.window_ends_at <= ${integer(now)} then 1 else limits.used + 1 end,
      window_ends_at = case when limits.window_ends_at <= ${integer(now)} then ${integer(windowEndsAt)} else limits.window_ends_at end
    where limits.window_ends_at <= ${integer(now)} or limits.used < ${integer(max)}
    returning limits.used
  `,
)

/** Takes one of `max` within the window. Null if none is left. */
export async function takeUse(
  executor: Executor,
  key: string,
  max: number,
  windowMs: number,
  now: number,
): Promise<number | null> {
  return (await upsertUse(executor, { key, max, now, windowEndsAt: now + windowMs })).rows[0]?.used ?? null
}

interface Hold {
  key: string
  holder: string
  until: number
  now: number
}

const upsertHold = prepareQuery(
  (_db, { key, holder, until, now }: Hold) => sql<{ holder: string }>`
    insert into limits (key, used, window_ends_at, blocked_until, holder) values (${key}, 1, ${until}, 0, ${holder})
    on conflict (key) do update set holder = ${holder}, window_ends_at = ${until}
    where limits.window_ends_at <= ${integer(now)} or limits.holder = ${holder} or limits.holder is null
    returning holder
  `,
)

/** Holds a key for one holder until a time. True if this holder has it. */
export async function holdKey(
  executor: Executor,
  key: string,
  holder: string,
  until: number,
  now: number,
): Promise<boolean> {
  return (await upsertHold(executor, { key, holder, until, now })).rows.length === 1
}

const upsertTwoHolds = prepareQuery(
  (_db, { key, secondKey, holder, until }: Omit<Hold, 'now'> & { secondKey: string }) => sql<never>`
    insert into limits (key, used, window_ends_at, blocked_until, holder) values (${key}, 1, ${until}, 0, ${holder}), (${secondKey}, 1, ${until}, 0, ${holder})
    on conflict (key) do update set holder = ${holder}, window_ends_at = ${until}
  `,
)

/** Holds two keys at once, even if another holder had them. */
export async function holdTwoKeys(
  executor: Executor,
  [key, secondKey]: readonly [string, string],
  holder: string,
  until: number,
): Promise<void> {
  await upsertTwoHolds(executor, { key, secondKey, holder, until })
}

const deleteHold = prepareQuery((db, { key, holder }: { key: string; holder: string }) =>
  db.deleteFrom('limits').where('key', '=', key).where('holder', '=', holder),
)

export async function releaseKey(executor: Executor, key: string, holder: string): Promise<void> {
  await deleteHold(executor, { key, holder })
}

const deleteHoldAndUses = prepareQueries((count: string) =>
  prepareQuery((db, values: Record<string, string>) =>
    db.deleteFrom('limits').where((where) =>
      where.or([
        where(
          'key',
          'in',
          Array.from({ length: Number(count) }, (_, index) => values[`use${index}`]!),
        ),
        where.and([where('key', '=', values['key']!), where('holder', '=', values['holder']!)]),
      ]),
    ),
  ),
)

/** Releases a key if this holder has it, and forgets the units taken of others. */
export async function releaseKeyAndUses(
  executor: Executor,
  key: string,
  holder: string,
  uses: readonly string[],
): Promise<void> {
  await deleteHoldAndUses(String(uses.length))(executor, {
    key,
    holder,
    ...Object.fromEntries(uses.map((use, index) => [`use${index}`, use])),
  })
}

const selectLimit = prepareQuery((db, { key }: { key: string }) =>
  db
    .selectFrom('limits')
    .select(['used', 'window_ends_at as windowEndsAt', 'blocked_until as blockedUntil'])
    .where('key', '=', key),
)

export async function findLimit(
  executor: Executor,
  key: string,
): Promise<{ used: number; windowEndsAt: number; blockedUntil: number } | null> {
  return (await selectLimit(executor, { key })).rows[0] ?? null
}

const deleteLimit = prepareQuery((db, { key }: { key: string }) => db.deleteFrom('limits').where('key', '=', key))

export async function clearLimit(executor: Executor, key: string): Promise<void> {
  await deleteLimit(executor, { key })
}

/** True if a key with this beginning is locked permanently. */
export async function isAnyLockedForGood(executor: Executor, prefixes: readonly string[]): Promise<boolean> {
  const row = await executor
    .selectFrom('limits')
    .select('key')
    .where(beginsWithOneOf(prefixes))
    .where('blocked_until', '=', LOCKED_FOR_GOOD)
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets every key with this beginning. True if there was one. */
export async function clearLimits(executor: Executor, prefixes: readonly string[]): Promise<boolean> {
  return (await executor.deleteFrom('limits').where(beginsWithOneOf(prefixes)).executeTakeFirst()).numDeletedRows > 0n
}

/**
 * NOTE an underscore in a hash matches any character here, but no other hash. For administrators only, since PostgreSQL
 * may read every key.
 */
const beginsWithOneOf = (prefixes: readonly string[]) => (where: ExpressionBuilder<Tables, 'limits'>) =>
  where.or(prefixes.map((prefix) => where('key', 'like', `${prefix}%`)))

/** Deletes counters that no longer limit anything, a batch at a time. */
export async function deleteLapsedLimits(executor: Executor, now: number, limit: number): Promise<void> {
  const rows = await executor
    .selectFrom('limits')
    .select('key')
    .where('window_ends_at', '<=', now)
    .where('blocked_until', '<=', now)
    .limit(limit)
    .execute()
  if (rows.length > 0)
    await executor
      .deleteFrom('limits')
      .where(
        'key',
        'in',
        rows.map((row) => row.key),
      )
      .where('window_ends_at', '<=', now)
      .where('blocked_until', '<=', now)
      .execute()
}
