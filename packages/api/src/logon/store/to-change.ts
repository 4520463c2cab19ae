import { READY_LIFE_MS, WATCH_LEASE_MS } from '../limits.ts'
import type { LogonMove } from '../steps/move.ts'
import { toUserId } from '../steps/step-position.ts'
import type { LogonRow } from './logon-row.ts'
import type { LogonChange } from './move.statements.ts'
import type { SealedColumns } from './sealed-columns.ts'
import { toJson } from './to-json.ts'

const AT_REST = { waiting: 0, watched_until: 0 } as const

/** The columns that a move changes. */
export function toChange(row: LogonRow, move: LogonMove, now: number, sealed: SealedColumns): LogonChange {
  const { end, user, position } = move
  const base = { position, user_id: toUserId(move), fake_username: user?.fake ? user.username : null }
  switch (end.kind) {
    case 'asks':
      return {
        ...base,
        state: 'open',
        step_state: sealed.sealState(row.id, end.state),
        waiting: end.waiting ? 1 : 0,
        watched_until: end.waiting ? now + WATCH_LEASE_MS : 0,
        problem: toJson(end.problem),
      }
    case 'asks-again':
      return { ...base, state: 'open', problem: toJson(end.problem) }
    case 'through':
      // The client gets a window of its own to collect the session in, within the logon's life.
      return {
        ...base,
        ...AT_REST,
        state: 'ready',
        problem: null,
        expires_at: Math.min(row.expires_at, now + READY_LIFE_MS),
      }
    case 'denied':
      return { ...base, ...AT_REST, state: 'denied', step_state: null, problem: toJson(end.problem), ended_at: now }
  }
}
