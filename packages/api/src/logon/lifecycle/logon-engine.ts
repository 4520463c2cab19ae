import type { Database } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { StepAnswer } from '../../module-contract/step-prompt.type.ts'
import type { SchemeReader } from '../../schemes/versions/scheme-reader.ts'
import { LogonNotReadyError, LogonStaleError } from '../logon.errors.ts'
import type { StepRunner } from '../steps/step-runner.ts'
import { isOver, type LogonRow } from '../store/logon-row.ts'
import type { MoveWriter } from '../store/move-writer.ts'
import type { SealedColumns } from '../store/sealed-columns.ts'
import { findStepUser, toStepPosition } from '../store/to-step-position.ts'
import type { AnswerReplays } from './answer-replays.ts'
import type { AnswerSubmitter } from './answer-submitter.ts'
import type { Caller } from './caller.ts'
import type { LogonFinisher } from './logon-finisher.ts'
import type { LogonReader } from './logon-reader.ts'
import type { LogonResult } from './logon-result.ts'
import type { ParsedLogonToken } from './logon-tokens.ts'

export interface LogonEngineOptions {
  database: Database
  clock: Clock
  schemes: SchemeReader
  runner: StepRunner
  sealed: SealedColumns
  moves: MoveWriter
  reader: LogonReader
  replays: AnswerReplays
  submitter: AnswerSubmitter
  finisher: LogonFinisher
}

/**
 * The state machine of a logon. Every state has a token; a change needs the current one, and one conditional update decides who makes it.
 * It names no module, never waits for a phone, and makes a session only for the client that holds the token and the browser's cookie.
 */
export class LogonEngine {
  constructor(private readonly options: LogonEngineOptions) {}

  /** Reads and changes nothing. */
  read(rawToken: string, caller: Caller): Promise<{ row: LogonRow; token: ParsedLogonToken }> {
    return this.options.reader.read(rawToken, caller)
  }

  /** Answers the current step. */
  submit(rawToken: string, rawAnswer: StepAnswer, caller: Caller): Promise<LogonResult> {
    return this.options.submitter.submit(rawToken, rawAnswer, caller)
  }

  /** Turns a logon whose every step has passed into a session. */
  async finish(rawToken: string, caller: Caller): Promise<LogonResult> {
    const { clock, reader, replays, finisher } = this.options
    const { row, token } = await reader.read(rawToken, caller)
    const answerHash = replays.hash(row.id, 'finish')
    const replay = await replays.find(row, token, answerHash)
    if (replay) return replay
    if (isOver(row, clock.now())) return { row, sessionToken: null }
    if (token.revision !== row.revision) throw new LogonStaleError(row.id)
    if (row.state !== 'ready') throw new LogonNotReadyError(row.id)
    return finisher.finish(row, answerHash, caller)
  }

  /** Gives a logon up. False if it is over already. */
  async cancel(rawToken: string, caller: Caller): Promise<boolean> {
    const { database, clock, schemes, runner, sealed, moves, reader } = this.options
    const { row, token } = await reader.read(rawToken, caller)
    if (isOver(row, clock.now())) return false
    // A client that gives up may not know yet that the server has moved the logon on.
    if (token.revision < row.client_revision) throw new LogonStaleError(row.id)
    const user = await findStepUser(database, row)
    if (!(await moves.end(row, { type: 'logon.cancelled', code: 'LOGON_CANCELLED', user }))) return false
    if (row.step_state === null) return true
    const scheme = await schemes.getVersion(row.scheme, row.version)
    const at = toStepPosition(row, scheme, user, { client: caller.client, rememberedCookie: null })
    await runner.cancel(at, sealed.openState(row))
    return true
  }
}
