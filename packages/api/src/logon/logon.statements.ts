import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Executor } from '../database/database.ts'
import { prepareQueries, prepareQuery } from '../database/prepared-query.ts'
import type { Tables } from '../database/tables.ts'
import { OLDEST_VERSION } from '../schemes/versions/oldest-version.ts'
import type { StepException } from '../module-contract/step-outcome.ts'

/** `open` asks or waits, `ready` has passed every step, `completed` has its session, `denied` is over without one. */
export type LogonState = 'open' | 'ready' | 'completed' | 'denied'
export type LogonRow = Omit<Selectable<Tables['logons']>, 'state'> & { state: LogonState }

const selectLogon = prepareQuery((db, { id }: { id: string }) =>
  db.selectFrom('logons').selectAll().where('id', '=', id),
)

export async function findLogon(executor: Executor, id: string): Promise<LogonRow | null> {
  const { rows } = await selectLogon(executor, { id })
  return (rows[0] as LogonRow | undefined) ?? null
}

const insertLogons = prepareQueries((columns: string) =>
  prepareQuery((db, row: LogonRow) => db.insertInto('logons').values(pick(row, columns.split(' ')))),
)

export async function insertLogon(executor: Executor, row: LogonRow): Promise<void> {
  await insertLogons(Object.keys(row).join(' '))(executor, row)
}

/** Column by column, since stand-ins for values can't be spread. */
const pick = <Row extends object>(row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column as keyof Row]])) as Row

interface Claim {
  id: string
  revision: number
  claim: string
  claimedUntil: number
  answerHash: string
  now: number
}

const updateClaim = prepareQuery((db, { id, revision, claim, claimedUntil, answerHash, now }: Claim) =>
  db
    .updateTable('logons')
    .set({ claim, claimed_until: claimedUntil, answered_revision: revision, answer_hash: answerHash })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', 'in', ['open', 'ready'])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('claimed_until', '<=', now),
)

/**
 * Reserves a state for one answer. Of any number of simultaneous answers exactly one gets it, and it can neither be had after the
 * logon's end nor while another answer is being worked on.
 */
export async function claimState(executor: Executor, claim: Claim): Promise<boolean> {
  return (await updateClaim(executor, claim)).numAffectedRows === 1n
}

export type LogonChange = Partial<
  Pick<
    LogonRow,
    | 'state'
    | 'client_revision'
    | 'position'
    | 'user_id'
    | 'fake_username'
    | 'step_state'
    | 'waiting'
    | 'watched_until'
    | 'problem'
    | 'expires_at'
    | 'ended_at'
    | 'session_id'
    | 'sealed_session_token'
  >
>

type Move = LogonChange & { id: string; revision: number; nextRevision: number; claim: string | null; now: number }

const updateMoves = prepareQueries((form: `${'client' | 'server'} ${string}`) => {
  const [by, ...columns] = form.split(' ')
  return prepareQuery((db, move: Move) => {
    const { id, revision, nextRevision, claim, now } = move
    const query = db
      .updateTable('logons')
      .set({ ...pick<LogonChange>(move, columns), revision: nextRevision, claim: null, claimed_until: 0 })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .where('state', 'in', ['open', 'ready'])
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
    return (by === 'server' ? query.where('claimed_until', '<=', now) : query.where('claim', '=', claim)).returningAll()
  })
})

/**
 * Moves a logon from one state to the next: the affected-row count decides every race. By a client (`claim`) only where it holds the
 * state; by the server (`claim: null`) only where no client does. Gives the logon as it is now, or null when it was not to be moved.
 */
export async function moveLogon(
  executor: Executor,
  { change, ...place }: { id: string; revision: number; claim: string | null; now: number; change: LogonChange },
): Promise<LogonRow | null> {
  const query = updateMoves(`${place.claim === null ? 'server' : 'client'} ${Object.keys(change).join(' ')}`)
  const { rows } = await query(executor, { ...change, ...place, nextRevision: place.revision + 1 })
  return (rows[0] as LogonRow | undefined) ?? null
}

interface Completion {
  id: string
  revision: number
  nextRevision: number
  claim: string | null
  answerHash: string
  now: number
  userId: string
  sessionId: string
  sealedSessionToken: string
}

const updateCompletions = prepareQueries((form: `${'claimed' | 'free'} ${string}`) =>
  prepareQuery(
    (
      _db,
      { id, revision, nextRevision, claim, answerHash, now, userId, sessionId, sealedSessionToken }: Completion,
    ) => {
      const [place, ...steps] = form.split(' ')
      const everyStepPassed = sql.join(
        steps.map(
          (module, index) =>
            sql`exists (select 1 from logon_steps s where s.logon_id = logons.id and s.position = ${index + 1} and s.module = ${module} and s.user_id = ${userId})`,
        ),
        sql` and `,
      )
      return sql<LogonRow>`
      update logons set
        state = 'completed', revision = ${nextRevision}, claim = null, claimed_until = 0, waiting = 0, watched_until = 0, problem = null,
        answered_revision = ${revision}, answer_hash = ${answerHash},
        step_state = null, user_id = ${userId}, ended_at = ${now}, session_id = ${sessionId}, sealed_session_token = ${sealedSessionToken}
      where id = ${id} and revision = ${revision} and ${place === 'claimed' ? sql`claim = ${claim} and state in ('open', 'ready')` : sql`claimed_until <= ${now} and state = 'ready'`}
        and ended_at is null and expires_at > ${now} and fake_username is null
        and (user_id is null or user_id = ${userId})
        and step_count = ${steps.length} and ${everyStepPassed}
        and exists (select 1 from users u where u.id = ${userId} and u.enabled = 1)
        and exists (select 1 from schemes c where c.key = logons.scheme and c.enabled = 1)
        and coalesce((select cast(m.value as integer) from server_meta m where m.key = ${OLDEST_VERSION} || logons.scheme), 0) <= logons.version
      returning *
    `
    },
  ),
)

/**
 * The last door: turns a logon into a completed one only if the stored record shows every step of the pinned version as passed for
 * this very user, nobody else was known before, the user is enabled, the scheme still runs and no publication has restarted the logons
 * of this version. Gives the completed logon, or null.
 *
 * @param completion.claim of the client that answers the last step; null for a logon that is ready, which this statement alone decides on
 */
export async function completeLogon(
  executor: Executor,
  { modules, ...completion }: Omit<Completion, 'nextRevision'> & { modules: readonly string[] },
): Promise<LogonRow | null> {
  if (modules.length === 0) return null
  const query = updateCompletions(`${completion.claim === null ? 'free' : 'claimed'} ${modules.join(' ')}`)
  return (await query(executor, { ...completion, nextRevision: completion.revision + 1 })).rows[0] ?? null
}

export interface PassedStepRow {
  position: number
  module: string
  method: string
  exception: StepException | null
}

const insertPassedStep = prepareQuery(
  (
    db,
    {
      logonId,
      userId,
      passedAt,
      position,
      module,
      method,
      exception,
    }: PassedStepRow & { logonId: string; userId: string | null; passedAt: number },
  ) =>
    db
      .insertInto('logon_steps')
      .values({ logon_id: logonId, user_id: userId, passed_at: passedAt, position, module, method, exception }),
)

/** Records steps as passed. The user who is known at the end of the move counts for all of them: it can't change once it is known. */
export async function insertPassedSteps(
  executor: Executor,
  logonId: string,
  userId: string | null,
  passedAt: number,
  steps: readonly PassedStepRow[],
): Promise<void> {
  for (const step of steps) await insertPassedStep(executor, { logonId, userId, passedAt, ...step })
}

const updateEarlierSteps = prepareQuery((db, { logonId, userId }: { logonId: string; userId: string }) =>
  db.updateTable('logon_steps').set({ user_id: userId }).where('logon_id', '=', logonId).where('user_id', 'is', null),
)

/** Steps that passed before anybody was known (an address rule) belong to whoever was identified afterwards. */
export async function adoptEarlierSteps(executor: Executor, logonId: string, userId: string): Promise<void> {
  await updateEarlierSteps(executor, { logonId, userId })
}

export async function upsertEnrollment(
  executor: Executor,
  row: { user_id: string; module: string; external_id: string; scope: string; created_at: number },
): Promise<void> {
  await executor
    .insertInto('enrollments')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'module'])
        .doUpdateSet({ external_id: row.external_id, scope: row.scope, created_at: row.created_at }),
    )
    .execute()
}

/** Logons that wait for something while no node answers for them. */
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

/** Takes a waiting logon over; exactly one node gets it. */
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

/** Lists of this one length only, filled up with repeats: each length would be a statement of its own to keep. */
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

/** Logons past their end that nobody has closed yet. */
export async function listExpired(executor: Executor, now: number, limit: number): Promise<LogonRow[]> {
  return (await executor
    .selectFrom('logons')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', now)
    .limit(limit)
    .execute()) as LogonRow[]
}

/** Closes a logon whatever its revision; used for expiry and for changes of the user. Says whether it was still open. */
export async function endLogon(
  executor: Executor,
  { id, now, problem }: { id: string; now: number; problem: string },
): Promise<boolean> {
  const result = await executor
    .updateTable('logons')
    .set((eb) => ({
      state: 'denied',
      revision: eb('revision', '+', 1),
      ended_at: now,
      waiting: 0,
      watched_until: 0,
      step_state: null,
      claim: null,
      claimed_until: 0,
      problem,
    }))
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

/** By id, as those of a user: whoever locks several rows takes them in one order. */
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

/** Forgets what a replay no longer gets. */
export async function clearReplayedTokens(executor: Executor, endedBefore: number): Promise<void> {
  await executor
    .updateTable('logons')
    .set({ sealed_session_token: null })
    .where('sealed_session_token', 'is not', null)
    .where('ended_at', '<', endedBefore)
    .execute()
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

/** Ends the oldest of a user's logons beyond so many at once; gives the ids that it ended. */
export async function endLogonsBeyond(
  executor: Executor,
  userId: string,
  most: number,
  now: number,
  problem: string,
): Promise<string[]> {
  // Counted first: hardly anybody has so many.
  if (Number((await countOpen(executor, { userId })).rows[0]!.count) <= most) return []
  const beyond = (await selectOpenBeyond(executor, { userId, most })).rows.map((row) => row.id)
  if (beyond.length === 0) return []
  const rows = await executor
    .updateTable('logons')
    .set((eb) => ({
      state: 'denied',
      revision: eb('revision', '+', 1),
      ended_at: now,
      waiting: 0,
      watched_until: 0,
      step_state: null,
      claim: null,
      claimed_until: 0,
      problem,
    }))
    .where('ended_at', 'is', null)
    .where('id', 'in', beyond)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Removes old ended logons, so many at a time. */
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
