import type { Database } from '../database/database.ts'
import type { ClientInfo } from '../caller/client-info.ts'
import type { Clock } from '../lib/clock.ts'
import type { MasterKey } from '../lib/master-key.ts'
import { randomToken } from '../lib/random.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { StepAnswer } from '../module-contract/step-prompt.type.ts'
import type { PinnedScheme, SchemeReader } from '../schemes/versions/scheme-reader.ts'
import { type ModuleAnswer, toModuleAnswer } from './answer.ts'
import type { BrowserBinding } from './browser-binding.ts'
import type { LogonFlow } from './logon-flow.ts'
import { CLAIM_LIFE_MS, POLL_GRACE_MS, SESSION_TOKEN_REPLAY_MS } from './logon-limits.ts'
import type { LogonStore } from './logon-store.ts'
import type { LogonTokens, ParsedLogonToken } from './logon-token.ts'
import { createWait, type LogonWaiters } from './logon-waiters.ts'
import type { LogonWatcher } from './logon-watcher.ts'
import { LogonBusyError, LogonNotFoundError, LogonNotReadyError, LogonStaleError } from './logon.errors.ts'
import { claimState, findLogon, type LogonRow } from './logon.statements.ts'
import { findStepUser, toFlowPlace } from './stored-logon.ts'

export interface LogonEngineOptions {
  database: Database
  masterKey: MasterKey
  clock: Clock
  modules: ModuleRegistry
  schemes: SchemeReader
  flow: LogonFlow
  store: LogonStore
  tokens: LogonTokens
  binding: BrowserBinding
  waiters: LogonWaiters
  watcher: LogonWatcher
}

/** Who is asking, as far as a logon is concerned. */
export interface Caller {
  client: ClientInfo
  logonCookie: string | null
  /** The session that the caller's browser has already. */
  cookieSession: { id: string; userId: string } | null
  rememberedCookie: string | null
}

/** A logon after an operation, for the resolver to show. `sessionToken` only in the answer that hands the session over. */
export interface LogonResult {
  row: LogonRow
  sessionToken: string | null
  /** A problem of this answer alone, which changed nothing. */
  passingProblem?: string
}

/**
 * The state machine of a logon. Every state has a token; a change needs the current one, and one conditional update decides who makes it.
 * It names no module, waits for nobody's phone, and makes a session only for the client that holds the token and the browser's cookie.
 */
export class LogonEngine {
  constructor(private readonly options: LogonEngineOptions) {}

  /** Reads and changes nothing. */
  async read(rawToken: string, caller: Caller): Promise<{ row: LogonRow; token: ParsedLogonToken }> {
    const token = this.options.tokens.parse(rawToken)
    if (!token) throw new LogonNotFoundError('malformed')
    return { row: await this.#getBound(token.logonId, caller), token }
  }

  async submit(rawToken: string, rawAnswer: StepAnswer, caller: Caller): Promise<LogonResult> {
    const { row, token } = await this.read(rawToken, caller)
    const answerHash = this.#hashAnswer(row.id, rawAnswer)
    const replay = await this.#findReplay(row, token, answerHash)
    if (replay) return replay
    const scheme = await this.options.schemes.getVersion(row.scheme, row.version)
    const module = this.options.modules.get(scheme.steps[row.position - 1]!.module)
    const answer = toModuleAnswer(module, rawAnswer, () => this.options.store.openState(row))
    if (answer.kind === 'answer' && module.step.behavior.isPoll?.(answer.answer))
      return this.#poll(row, token, answerHash, caller)
    if (this.#isOver(row)) return { row, sessionToken: null }
    if (token.revision !== row.revision || row.state !== 'open') throw new LogonStaleError(row.id)
    if (answer.kind === 'problem') return { row, sessionToken: null, passingProblem: answer.code }
    return this.#answer(row, scheme, answer, answerHash, caller)
  }

  /** Turns a logon whose every step has passed into a session. */
  async finish(rawToken: string, caller: Caller): Promise<LogonResult> {
    const { row, token } = await this.read(rawToken, caller)
    const answerHash = this.#hashAnswer(row.id, 'finish')
    const replay = await this.#findReplay(row, token, answerHash)
    if (replay) return replay
    if (this.#isOver(row)) return { row, sessionToken: null }
    if (token.revision !== row.revision) throw new LogonStaleError(row.id)
    if (row.state !== 'ready') throw new LogonNotReadyError(row.id)
    return this.#finish(row, answerHash, caller)
  }

  /** Gives a logon up. False when it is over already. */
  async cancel(rawToken: string, caller: Caller): Promise<boolean> {
    const { row, token } = await this.read(rawToken, caller)
    if (this.#isOver(row)) return false
    // A client that gives up may not have heard yet what the server did meanwhile.
    if (token.revision < row.client_revision) throw new LogonStaleError(row.id)
    const { store, flow, schemes } = this.options
    const user = await findStepUser(this.options.database, row)
    if (!(await store.end(row, 'logon.cancelled', 'LOGON_CANCELLED', user))) return false
    if (row.step_state !== null)
      await flow.cancel(
        toFlowPlace(row, await schemes.getVersion(row.scheme, row.version), user, caller.client),
        store.openState(row),
      )
    return true
  }

  async #answer(
    row: LogonRow,
    scheme: PinnedScheme,
    answer: Extract<ModuleAnswer, { kind: 'answer' }>,
    answerHash: string,
    caller: Caller,
  ): Promise<LogonResult> {
    const { store, flow, watcher } = this.options
    const claim = randomToken(16)
    if (!(await this.#claim(row, claim, answerHash))) return this.#resolveLostClaim(row, answerHash, caller)
    const user = await findStepUser(this.options.database, row)
    const place = toFlowPlace(row, scheme, user, caller.client, caller.rememberedCookie)
    const outcome = await flow.answer(place, store.openState(row), answer.answer)
    const move = await flow.advance(place, outcome)
    if (move.end.kind === 'through' && move.user && !move.user.fake) {
      return (
        (await store.complete(row, {
          move,
          user: move.user,
          scheme,
          claim,
          answerHash,
          client: caller.client,
          replaces: findReplaced(row, move.user, caller),
        })) ?? this.#denyOrReload(row, caller)
      )
    }
    const moved = await store.move(row, move, claim)
    if (!moved) return this.#denyOrReload(row, caller)
    if (moved.waiting === 1) watcher.watch(row.id)
    return { row: moved, sessionToken: null }
  }

  async #poll(row: LogonRow, token: ParsedLogonToken, answerHash: string, caller: Caller): Promise<LogonResult> {
    // The token of the waiting state stays good after the server itself has moved on from it, and only then.
    if (token.revision < row.client_revision) throw new LogonStaleError(row.id)
    let current = row
    if (!this.#isOver(row) && row.state === 'open' && row.waiting === 1) {
      this.options.watcher.watch(row.id)
      const wait = createWait(this.options.waiters, row.id)
      try {
        await wait.next(POLL_GRACE_MS)
        current = await this.#getBound(row.id, caller)
      } finally {
        wait.stop()
      }
    }
    if (current.state === 'ready' && !this.#isOver(current)) return this.#finish(current, answerHash, caller)
    return { row: current, sessionToken: null }
  }

  async #finish(row: LogonRow, answerHash: string, caller: Caller): Promise<LogonResult> {
    const { schemes, store } = this.options
    const user = await findStepUser(this.options.database, row)
    const scheme = await schemes.getVersion(row.scheme, row.version)
    const made = user
      ? await store.complete(row, {
          move: null,
          user,
          scheme,
          claim: null,
          answerHash,
          client: caller.client,
          replaces: findReplaced(row, user, caller),
        })
      : null
    if (made) return made
    const current = await this.#getBound(row.id, caller)
    return (
      (await this.#findReplay(current, { logonId: row.id, revision: row.revision }, answerHash)) ??
      this.#denyOrReload(row, caller)
    )
  }

  #claim(row: LogonRow, claim: string, answerHash: string): Promise<boolean> {
    const now = this.options.clock.now()
    return claimState(this.options.database.sql, {
      id: row.id,
      revision: row.revision,
      claim,
      claimedUntil: now + CLAIM_LIFE_MS,
      answerHash,
      now,
    })
  }

  /** Another answer was first. The same one again gets the same result; a different one hears that it came too late. */
  async #resolveLostClaim(row: LogonRow, answerHash: string, caller: Caller): Promise<LogonResult> {
    const current = await this.#getBound(row.id, caller)
    const token = { logonId: row.id, revision: row.revision }
    const replay = await this.#findReplay(current, token, answerHash)
    if (replay) return replay
    if (this.#isOver(current)) return { row: current, sessionToken: null }
    throw current.revision === row.revision ? new LogonBusyError(row.id) : new LogonStaleError(row.id)
  }

  /**
   * The move was refused though the claim was ours: the logon ended meanwhile (expiry, user changed), or the record does not show
   * every step of an enabled user. Nobody is let in.
   */
  async #denyOrReload(row: LogonRow, caller: Caller): Promise<LogonResult> {
    const current = await this.#getBound(row.id, caller)
    if (!this.#isOver(current) && current.revision === row.revision)
      await this.options.store.end(
        current,
        'logon.denied',
        'LOGON_SUPERSEDED',
        await findStepUser(this.options.database, current),
      )
    return this.#reload(row.id)
  }

  /**
   * The result of the very same answer to the very same state, if that was given before; waits for it while it is being worked on.
   * NOTE nothing else gives a session's token again: whoever has only seen the logon's token does not know the answer.
   */
  async #findReplay(row: LogonRow, token: ParsedLogonToken, answerHash: string): Promise<LogonResult | null> {
    if (row.answer_hash !== answerHash || row.answered_revision === null) return null
    if (
      token.revision > row.answered_revision ||
      (token.revision < row.answered_revision && token.revision < row.client_revision)
    )
      return null
    const wait = createWait(this.options.waiters, row.id)
    try {
      let current: LogonRow | null = row
      while (
        current &&
        current.revision === row.answered_revision &&
        current.claimed_until > this.options.clock.now()
      ) {
        await wait.next(1_000)
        current = await findLogon(this.options.database.sql, row.id)
      }
      // An answer that never came to an end (its node stopped) may be given again.
      if (!current || current.revision === row.answered_revision) return null
      return { row: current, sessionToken: current.state === 'completed' ? this.#replaySessionToken(current) : null }
    } finally {
      wait.stop()
    }
  }

  #isOver(row: LogonRow): boolean {
    return row.ended_at !== null || row.expires_at <= this.options.clock.now()
  }

  /** The session's token once more, shortly after completion: a lost response must not lose the logon. */
  #replaySessionToken(row: LogonRow): string | null {
    const { clock, store } = this.options
    return row.ended_at !== null && clock.now() < row.ended_at + SESSION_TOKEN_REPLAY_MS
      ? store.openSessionToken(row)
      : null
  }

  async #reload(id: string, sessionToken: string | null = null): Promise<LogonResult> {
    const row = await findLogon(this.options.database.sql, id)
    if (!row) throw new LogonNotFoundError('unknown')
    return { row, sessionToken }
  }

  /** NOTE an unknown logon and another browser's look alike. */
  async #getBound(logonId: string, caller: Caller): Promise<LogonRow> {
    const row = await findLogon(this.options.database.sql, logonId)
    if (!row) throw new LogonNotFoundError('unknown')
    if (row.browser_binding !== null && !this.options.binding.matches(row.browser_binding, caller.logonCookie))
      throw new LogonNotFoundError('other-browser')
    return row
  }

  #hashAnswer(logonId: string, answer: unknown): string {
    return this.options.masterKey.hash('logon-answer', `${logonId}\0${JSON.stringify(answer)}`)
  }
}

/**
 * The session that a completed logon takes the place of: its cookie is about to be overwritten, so it would live on unseen.
 * NOTE only the same user's. Somebody else's is left as it is, and nothing of it is passed on (CVE-2023-6787).
 */
function findReplaced(row: LogonRow, user: { id: string }, { cookieSession }: Caller): string | null {
  // Only the logons of browsers are bound, and only they set a cookie.
  return row.browser_binding !== null && cookieSession?.userId === user.id ? cookieSession.id : null
}
