import type { Database } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { SchemeReader } from '../../schemes/versions/scheme-reader.ts'
import { createWait, type Wait } from '../signals/wait.ts'
import type { LogonWaiters } from '../signals/waiters.ts'
import type { LogonMove } from '../steps/move.ts'
import type { SchemeWalk } from '../steps/scheme-walk.ts'
import type { StepPosition } from '../steps/step-position.ts'
import type { StepRunner } from '../steps/step-runner.ts'
import { isOver, type LogonRow } from '../store/logon-row.ts'
import { findLogon } from '../store/logon.statements.ts'
import type { MoveWriter } from '../store/move-writer.ts'
import type { SealedColumns } from '../store/sealed-columns.ts'
import { findStepUser, toStepPosition } from '../store/to-step-position.ts'

/** One for all, since an abort without a reason makes an error with a stack of its own each time. */
const NO_LONGER_AWAITED = new Error('The change of a logon is no longer awaited')

export interface LogonWatchOptions {
  database: Database
  clock: Clock
  schemes: SchemeReader
  runner: StepRunner
  walk: SchemeWalk
  sealed: SealedColumns
  moves: MoveWriter
  waiters: LogonWaiters
}

/** The wait for one logon's changes, from its waiting state on until it no longer waits. */
export class LogonWatch {
  constructor(private readonly options: LogonWatchOptions) {}

  async run(logonId: string, stop: AbortSignal): Promise<void> {
    const wait = createWait(this.options.waiters, logonId)
    try {
      while (!stop.aborted) {
        const row = await this.#findWaiting(logonId)
        if (!row) return
        await this.#awaitNext(row, wait, stop)
      }
    } finally {
      wait.stop()
    }
  }

  async #findWaiting(logonId: string): Promise<LogonRow | null> {
    const { database, clock } = this.options
    const row = await findLogon(database.sql, logonId)
    return row && row.waiting === 1 && row.state === 'open' && !isOver(row, clock.now()) ? row : null
  }

  /** Waits for one change of this very state and moves the logon by it; gives up as soon as the state is another one. */
  async #awaitNext(row: LogonRow, wait: Wait, stop: AbortSignal): Promise<void> {
    const { runner, walk, sealed, clock } = this.options
    const at = await this.#toPosition(row)
    // Between the look at the row and here the node may have been told to stop, and an aborted signal calls no listener.
    if (stop.aborted) return
    const waiting = new AbortController()
    const abort = () => waiting.abort(NO_LONGER_AWAITED)
    stop.addEventListener('abort', abort, { once: true })
    const change = runner.awaitChange(at, sealed.openState(row), waiting.signal)
    change.catch(() => {})
    try {
      for (;;) {
        const lifeMs = Math.max(row.expires_at - clock.now(), 1)
        const outcome = await Promise.race([change, wait.next(lifeMs, waiting.signal)])
        if (stop.aborted) return
        if (outcome) return await this.#apply(row, await walk.advance(at, outcome), wait)
        if (!isSameState(row, await this.#findWaiting(row.id))) return
      }
    } catch (error) {
      if (!waiting.signal.aborted) throw error
    } finally {
      stop.removeEventListener('abort', abort)
      waiting.abort(NO_LONGER_AWAITED)
    }
  }

  async #toPosition(row: LogonRow): Promise<StepPosition> {
    const { database, schemes } = this.options
    const scheme = await schemes.getVersion(row.scheme, row.version)
    const user = await findStepUser(database, row)
    const client = { ipAddress: row.ip_address, userAgent: row.user_agent }
    return toStepPosition(row, scheme, user, { client, rememberedCookie: null })
  }

  /** A client that is just answering goes first: the change is kept until its answer is through, and dropped if that moved the state. */
  async #apply(row: LogonRow, move: LogonMove, wait: Wait): Promise<void> {
    const { moves, clock } = this.options
    let current: LogonRow | null = row
    while (current && isSameState(row, current)) {
      if (current.claimed_until > clock.now()) await wait.next(500)
      else if (await moves.move(current, move, null)) return
      current = await this.#findWaiting(row.id)
    }
  }
}

/** The step's state is sealed under a fresh nonce each time that it is written, so equal text means the same state. */
function isSameState(row: LogonRow, other: LogonRow | null): boolean {
  return other !== null && other.position === row.position && other.step_state === row.step_state
}
