import type { Executor } from '../../database/database.ts'
import { prepareQueries, prepareQuery } from '../../database/prepared-query.ts'
import { type LogonRow, pick } from './logon-row.ts'

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
 * Moves a logon from one state to the next: the affected-row count decides every race. A client (`claim`) moves it only while it holds the
 * state; the server (`claim: null`) only while no client does. Returns the moved logon, or null if it was not moved.
 */
export async function moveLogon(
  executor: Executor,
  { change, ...place }: { id: string; revision: number; claim: string | null; now: number; change: LogonChange },
): Promise<LogonRow | null> {
  const query = updateMoves(`${place.claim === null ? 'server' : 'client'} ${Object.keys(change).join(' ')}`)
  const { rows } = await query(executor, { ...change, ...place, nextRevision: place.revision + 1 })
  return (rows[0] as LogonRow | undefined) ?? null
}
