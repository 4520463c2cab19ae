import { insertAuditEvents } from '../../audit/audit.statements.ts'
import type { Database, Executor } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import { randomReference } from '../../lib/random.ts'
import type { RememberedBrowsers } from '../browser/remembered-browsers.ts'
import { MAX_OPEN_LOGONS_PER_USER } from '../limits.ts'
import type { LogonSignals } from '../signals/signals.ts'
import type { LogonMove } from '../steps/move.ts'
import { toUserId } from '../steps/step-position.ts'
import { endLogon, type LogonEnd } from './end-logon.ts'
import { endLogonsBeyond } from './end.statements.ts'
import type { LogonRow } from './logon-row.ts'
import { insertLogon } from './logon.statements.ts'
import { attempt, MoveLost } from './move-lost.ts'
import { type LogonChange, moveLogon } from './move.statements.ts'
import { applyEffects, recordMove } from './record-move.ts'
import type { SealedColumns } from './sealed-columns.ts'
import { toChange } from './to-change.ts'
import { toJson } from './to-json.ts'

export interface MoveWriterOptions {
  database: Database
  clock: Clock
  sealed: SealedColumns
  signals: LogonSignals
  remembered: RememberedBrowsers
}

/** Writes the moves of logons: each is one transaction, and one conditional update in it decides whether it happens at all. */
export class MoveWriter {
  constructor(private readonly options: MoveWriterOptions) {}

  /** Stores a new logon with its first move. */
  async insert(row: LogonRow, move: LogonMove): Promise<LogonRow> {
    const { database, sealed, signals, remembered } = this.options
    const now = row.started_at
    const stored: LogonRow = { ...row, ...toChange(row, move, now, sealed) }
    await database.transaction(async (tx) => {
      await applyEffects(tx, row.id, move)
      await insertLogon(tx, stored)
      await recordMove(tx, row, move, { now, remembered })
    })
    signals.send(row.id)
    return stored
  }

  /**
   * Moves a logon that still asks, or that the server itself brought through. `claim` is the client's. With null the server moves it, and
   * `client_revision` stays, so that the client's token of the waiting state remains good for a poll.
   */
  async move(row: LogonRow, move: LogonMove, claim: string | null): Promise<LogonRow | null> {
    const { database, clock, sealed, signals, remembered } = this.options
    const now = clock.now()
    const change: LogonChange = {
      ...toChange(row, move, now, sealed),
      ...(claim === null ? {} : { client_revision: row.revision + 1 }),
    }
    const done = await attempt(() =>
      database.transaction(async (tx) => {
        await applyEffects(tx, row.id, move)
        const moved = await moveLogon(tx, { id: row.id, revision: row.revision, claim, now, change })
        if (!moved) throw new MoveLost()
        await recordMove(tx, row, move, { now, remembered })
        const userId = toUserId(move)
        const ended = userId !== null && row.user_id === null ? await endBeyondLimit(tx, userId, now) : []
        return { moved, ended }
      }),
    )
    if (!done) return null
    for (const effect of move.effects) effect.applied()
    for (const id of [row.id, ...done.ended]) signals.send(id)
    return done.moved
  }

  /** Ends a logon that no step has ended. Returns whether it was still open. */
  async end(row: LogonRow, end: Pick<LogonEnd, 'type' | 'code' | 'user'> & { reference?: string }): Promise<boolean> {
    const { database, clock, signals } = this.options
    const ended = await database.transaction((tx) =>
      endLogon(tx, row, { now: clock.now(), reference: randomReference(), ...end }),
    )
    if (ended) signals.send(row.id)
    return ended
  }
}

/** Ends the oldest logons of a user who has too many open ones. Returns their ids. */
async function endBeyondLimit(tx: Executor, userId: string, now: number): Promise<string[]> {
  const code = 'LOGON_SUPERSEDED'
  const reference = randomReference()
  const problem = toJson({ code, field: null, retryAt: null, reference })
  const ended = await endLogonsBeyond(tx, userId, MAX_OPEN_LOGONS_PER_USER, now, problem)
  const details = { count: ended.length, reason: 'too many at once' }
  if (ended.length > 0)
    await insertAuditEvents(tx, now, [{ type: 'logon.denied', outcome: 'FAILURE', code, reference, details }])
  return ended
}
