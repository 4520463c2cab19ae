import type { Database } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import { randomToken } from '../../lib/random.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import type { StepAnswer } from '../../module-contract/step-prompt.type.ts'
import type { PinnedScheme, SchemeReader } from '../../schemes/versions/scheme-reader.ts'
import { CLAIM_LIFE_MS, POLL_GRACE_MS } from '../limits.ts'
import { LogonBusyError, LogonStaleError } from '../logon.errors.ts'
import { createWait } from '../signals/wait.ts'
import type { LogonWaiters } from '../signals/waiters.ts'
import { toModuleAnswer } from '../steps/module-answer.ts'
import type { SchemeWalk } from '../steps/scheme-walk.ts'
import type { StepRunner } from '../steps/step-runner.ts'
import { claimState } from '../store/claim.statements.ts'
import { isOver, type LogonRow } from '../store/logon-row.ts'
import type { MoveWriter } from '../store/move-writer.ts'
import type { SealedColumns } from '../store/sealed-columns.ts'
import { findStepUser, toStepPosition } from '../store/to-step-position.ts'
import type { LogonWatcher } from '../watcher/logon-watcher.ts'
import type { AnswerReplays } from './answer-replays.ts'
import type { Caller } from './caller.ts'
import type { LogonFinisher } from './logon-finisher.ts'
import type { LogonReader } from './logon-reader.ts'
import type { LogonResult } from './logon-result.ts'
import type { ParsedLogonToken } from './logon-tokens.ts'

export interface AnswerSubmitterOptions {
  database: Database
  clock: Clock
  modules: ModuleRegistry
  schemes: SchemeReader
  runner: StepRunner
  walk: SchemeWalk
  sealed: SealedColumns
  moves: MoveWriter
  waiters: LogonWaiters
  watcher: LogonWatcher
  reader: LogonReader
  replays: AnswerReplays
  finisher: LogonFinisher
}

/** Takes answers to the current step. Of many answers to one state, the claim in the database lets one be worked on. */
export class AnswerSubmitter {
  constructor(private readonly options: AnswerSubmitterOptions) {}

  async submit(rawToken: string, rawAnswer: StepAnswer, caller: Caller): Promise<LogonResult> {
    const { modules, schemes, sealed, reader, replays } = this.options
    const { row, token } = await reader.read(rawToken, caller)
    const answerHash = replays.hash(row.id, rawAnswer)
    const replay = await replays.find(row, token, answerHash)
    if (replay) return replay
    const scheme = await schemes.getVersion(row.scheme, row.version)
    const module = modules.get(scheme.steps[row.position - 1]!.module)
    const answer = toModuleAnswer(module, rawAnswer, () => sealed.openState(row))
    if (answer.kind === 'answer' && module.step.behavior.isPoll?.(answer.answer))
      return this.#poll(row, token, answerHash, caller)
    if (this.#isOver(row)) return { row, sessionToken: null }
    if (token.revision !== row.revision || row.state !== 'open') throw new LogonStaleError(row.id)
    if (answer.kind === 'problem') return { row, sessionToken: null, passingProblem: answer.code }
    return this.#answer(row, { scheme, answer: answer.answer, answerHash }, caller)
  }

  async #answer(
    row: LogonRow,
    { scheme, answer, answerHash }: { scheme: PinnedScheme; answer: unknown; answerHash: string },
    caller: Caller,
  ): Promise<LogonResult> {
    const { database, runner, walk, sealed, moves, watcher, finisher } = this.options
    const claim = randomToken(16)
    if (!(await this.#claim(row, claim, answerHash))) return this.#resolveLostClaim(row, answerHash, caller)
    const at = toStepPosition(row, scheme, await findStepUser(database, row), caller)
    const move = await walk.advance(at, await runner.answer(at, sealed.openState(row), answer))
    const { end, user } = move
    if (end.kind === 'through' && user && !user.fake)
      return finisher.finishWith(move, { row, user, scheme, claim, answerHash }, caller)
    const moved = await moves.move(row, move, claim)
    if (!moved) return finisher.denyOrReload(row, caller)
    if (moved.waiting === 1) watcher.watch(row.id)
    return { row: moved, sessionToken: null }
  }

  /** A question for the current state. It also completes a logon that is through. */
  async #poll(row: LogonRow, token: ParsedLogonToken, answerHash: string, caller: Caller): Promise<LogonResult> {
    // The token of the waiting state stays good after the server itself has moved on from it, and only then.
    if (token.revision < row.client_revision) throw new LogonStaleError(row.id)
    const { waiters, watcher, reader, finisher } = this.options
    let current = row
    if (!this.#isOver(row) && row.state === 'open' && row.waiting === 1) {
      watcher.watch(row.id)
      const wait = createWait(waiters, row.id)
      try {
        await wait.next(POLL_GRACE_MS)
        current = await reader.getBound(row.id, caller)
      } finally {
        wait.stop()
      }
    }
    if (current.state === 'ready' && !this.#isOver(current)) return finisher.finish(current, answerHash, caller)
    return { row: current, sessionToken: null }
  }

  #claim({ id, revision }: LogonRow, claim: string, answerHash: string): Promise<boolean> {
    const now = this.options.clock.now()
    const claimedUntil = now + CLAIM_LIFE_MS
    return claimState(this.options.database.sql, { id, revision, claim, claimedUntil, answerHash, now })
  }

  /** Another answer was first. The same one again gets the same result; a different one is refused as stale. */
  async #resolveLostClaim(row: LogonRow, answerHash: string, caller: Caller): Promise<LogonResult> {
    const current = await this.options.reader.getBound(row.id, caller)
    const replay = await this.options.replays.find(current, row, answerHash)
    if (replay) return replay
    if (this.#isOver(current)) return { row: current, sessionToken: null }
    throw current.revision === row.revision ? new LogonBusyError(row.id) : new LogonStaleError(row.id)
  }

  #isOver(row: LogonRow): boolean {
    return isOver(row, this.options.clock.now())
  }
}
