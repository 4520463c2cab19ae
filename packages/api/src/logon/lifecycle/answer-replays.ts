import type { Database } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { SESSION_TOKEN_REPLAY_MS } from '../limits.ts'
import { createWait } from '../signals/wait.ts'
import type { LogonWaiters } from '../signals/waiters.ts'
import type { LogonRow } from '../store/logon-row.ts'
import { findLogon } from '../store/logon.statements.ts'
import type { SealedColumns } from '../store/sealed-columns.ts'
import type { LogonResult } from './logon-result.ts'
import type { ParsedLogonToken } from './logon-tokens.ts'

export interface AnswerReplaysOptions {
  database: Database
  masterKey: MasterKey
  clock: Clock
  sealed: SealedColumns
  waiters: LogonWaiters
}

/** Gives the same answer to the same state its first result again: double clicks and retries do nothing twice. */
export class AnswerReplays {
  constructor(private readonly options: AnswerReplaysOptions) {}

  /** A keyed hash of an answer, which is all that the logon keeps of it. */
  hash(logonId: string, answer: unknown): string {
    return this.options.masterKey.hash('logon-answer', `${logonId}\0${JSON.stringify(answer)}`)
  }

  /**
   * The first result of the same answer to the same state, or null if there is none. While the first is still being worked on, waits for it.
   * NOTE nothing else returns a session's token again: someone who has only seen the logon's token does not know the answer.
   */
  async find(
    row: LogonRow,
    { revision }: Pick<ParsedLogonToken, 'revision'>,
    answerHash: string,
  ): Promise<LogonResult | null> {
    const answered = row.answered_revision
    if (row.answer_hash !== answerHash || answered === null) return null
    if (revision > answered || (revision < answered && revision < row.client_revision)) return null
    const current = await this.#awaitFirst(row, answered)
    // An answer that was never finished (its node stopped) can be given again.
    if (!current || current.revision === answered) return null
    return { row: current, sessionToken: current.state === 'completed' ? this.#findSessionToken(current) : null }
  }

  /** The logon once its first answer is no longer being worked on. */
  async #awaitFirst(row: LogonRow, answered: number): Promise<LogonRow | null> {
    const { database, clock, waiters } = this.options
    const wait = createWait(waiters, row.id)
    try {
      let current: LogonRow | null = row
      while (current && current.revision === answered && current.claimed_until > clock.now()) {
        await wait.next(1_000)
        current = await findLogon(database.sql, row.id)
      }
      return current
    } finally {
      wait.stop()
    }
  }

  /** Once more, shortly after completion: a lost response must not lose the logon. */
  #findSessionToken(row: LogonRow): string | null {
    const { clock, sealed } = this.options
    const isRecent = row.ended_at !== null && clock.now() < row.ended_at + SESSION_TOKEN_REPLAY_MS
    return isRecent ? sealed.openSessionToken(row) : null
  }
}
