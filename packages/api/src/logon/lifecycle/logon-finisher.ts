import type { Database } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { StepUser } from '../../module-contract/step-context.ts'
import type { PinnedScheme, SchemeReader } from '../../schemes/versions/scheme-reader.ts'
import type { LogonMove } from '../steps/move.ts'
import type { CompletionWriter } from '../store/completion-writer.ts'
import { isOver, type LogonRow } from '../store/logon-row.ts'
import type { MoveWriter } from '../store/move-writer.ts'
import { findStepUser } from '../store/to-step-position.ts'
import type { AnswerReplays } from './answer-replays.ts'
import type { Caller } from './caller.ts'
import type { LogonReader } from './logon-reader.ts'
import type { LogonResult } from './logon-result.ts'

export interface LogonFinisherOptions {
  database: Database
  clock: Clock
  schemes: SchemeReader
  reader: LogonReader
  replays: AnswerReplays
  moves: MoveWriter
  completions: CompletionWriter
}

/** Makes the session of a logon whose every step has passed, for the client that holds its token. */
export class LogonFinisher {
  constructor(private readonly options: LogonFinisherOptions) {}

  /** Finishes a logon that is ready. */
  async finish(row: LogonRow, answerHash: string, caller: Caller): Promise<LogonResult> {
    const { database, schemes, completions, reader, replays } = this.options
    const user = await findStepUser(database, row)
    const scheme = await schemes.getVersion(row.scheme, row.version)
    if (user) {
      const replaces = findReplaced(row, user, caller)
      const completion = { move: null, claim: null, user, scheme, answerHash, client: caller.client, replaces }
      const made = await completions.complete(row, completion)
      if (made) return made
    }
    const replay = await replays.find(await reader.getBound(row.id, caller), row, answerHash)
    return replay ?? this.denyOrReload(row, caller)
  }

  /** Finishes a logon with the answer to its last step. */
  async finishWith(
    move: LogonMove,
    {
      row,
      user,
      scheme,
      claim,
      answerHash,
    }: { row: LogonRow; user: StepUser; scheme: PinnedScheme; claim: string; answerHash: string },
    caller: Caller,
  ): Promise<LogonResult> {
    const replaces = findReplaced(row, user, caller)
    const completion = { move, claim, user, scheme, answerHash, client: caller.client, replaces }
    return (await this.options.completions.complete(row, completion)) ?? this.denyOrReload(row, caller)
  }

  /**
   * For a move that was refused: the logon has ended in the meantime (expiry, a changed user), or the record does not show every step of
   * an enabled user. No one is let in.
   */
  async denyOrReload(row: LogonRow, caller: Caller): Promise<LogonResult> {
    const { database, clock, reader, moves } = this.options
    const current = await reader.getBound(row.id, caller)
    if (!isOver(current, clock.now()) && current.revision === row.revision) {
      const user = await findStepUser(database, current)
      await moves.end(current, { type: 'logon.denied', code: 'LOGON_SUPERSEDED', user })
    }
    return { row: await reader.get(row.id), sessionToken: null }
  }
}

/**
 * The session that a completed logon takes the place of: its cookie is about to be overwritten, so it would live on unseen.
 * NOTE only the same user's. Another user's is left as it is, and nothing of it is passed on (CVE-2023-6787).
 */
function findReplaced(row: LogonRow, user: { id: string }, { cookieSession }: Caller): string | null {
  // Only the logons of browsers are bound, and only they set a cookie.
  return row.browser_binding !== null && cookieSession?.userId === user.id ? cookieSession.id : null
}
