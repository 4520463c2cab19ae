import { backoffMs, wait } from '../../../lib/time/wait.ts'
import type { Returned, StepAnswer } from '../../../module-contract/console-module.ts'
import { ApiError } from '../server/api-error.ts'
import { ConnectionError } from '../server/connection-error.ts'
import { LogonFollower } from './logon-follower.ts'
import { type Logon, cancelLogon, finishLogon, readLogon, startLogon, submitStep } from '../server/logon-operations.ts'
import type { LogonSnapshot } from './logon-snapshot.ts'
import { findStoredLogon, forgetLogon, storeLogon } from './stored-logon.ts'
import { toFailure } from './to-failure.ts'
import { toSafeAddress } from './to-safe-address.ts'

interface ControllerOptions {
  accessType: string
  returnTo: string | null
  goTo: (address: string) => void
  /** Whether a reload of the page continues the logon. */
  survivesReload?: boolean
  /** The answer with which another site has sent the browser back to the logon in progress in this tab. */
  returned?: Returned | null
  /** Called once that answer is sent: the address may be the plain one of the logon again, with this return address. */
  onReturnTaken?: (returnTo: string | null) => void
}

const BUSY_PATIENCE_SECONDS = 5

const INITIAL: LogonSnapshot = {
  view: { phase: 'starting' },
  submitting: false,
  online: true,
  failure: null,
  movedOnFrom: null,
}

/**
 * Runs one logon after another in one tab: starts or resumes it, sends answers, follows changes that come without an answer, and
 * ends in a session. It knows states and tokens, never a module. The server decides everything; this only follows.
 */
export class LogonController {
  readonly #accessType: string
  readonly #goTo: (address: string) => void
  readonly #survivesReload: boolean
  readonly #onReturnTaken: (returnTo: string | null) => void
  #returned: Returned | null
  #returnTo: string | null
  #snapshot = INITIAL
  readonly #listeners = new Set<() => void>()
  #token: string | null = null
  /** All tokens seen so far, so that a late response does not bring back an earlier state. */
  readonly #seenTokens = new Set<string>()
  readonly #follower: LogonFollower
  /** Counts starts: a late response to an earlier logon must not affect the next one. */
  #run = 0

  constructor({
    accessType,
    returnTo,
    goTo,
    survivesReload = true,
    returned = null,
    onReturnTaken = () => {},
  }: ControllerOptions) {
    this.#returned = returned
    this.#onReturnTaken = onReturnTaken
    this.#survivesReload = survivesReload
    this.#accessType = accessType
    this.#returnTo = returnTo
    this.#goTo = goTo
    this.#follower = new LogonFollower({
      token: () => this.#token,
      onLogon: (logon) => this.#apply(logon, this.#run, true),
      onLost: () => void this.#begin(this.#reset()),
      onConnection: (online) => this.#snapshot.online !== online && this.#change({ online }),
      onTimeUp: () => void this.refresh(),
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly getSnapshot = (): LogonSnapshot => this.#snapshot

  /** Resumes the logon in progress in this tab, or starts one. */
  readonly resume = async (): Promise<void> => {
    const run = this.#reset()
    const stored = this.#survivesReload ? findStoredLogon(this.#accessType) : null
    // A user who comes back from another site keeps the return address of the stored logon.
    if (this.#returned) this.#returnTo = stored?.returnTo ?? null
    if (!stored || stored.returnTo !== this.#returnTo) {
      await this.#begin(run)
      return this.#endReturn()
    }
    try {
      this.#apply(await readLogon(stored.token), run)
      await this.#answerReturn()
    } catch (error) {
      if (error instanceof ApiError) return this.#begin(run)
      await this.#failToStart(error, run, this.resume)
    }
  }

  readonly startAgain = async (): Promise<void> => {
    // A refused return address would be refused again.
    if (this.#snapshot.view.phase === 'failed' && this.#snapshot.view.failure.code === 'RETURN_TO_REFUSED')
      this.#returnTo = null
    const abandoned = this.#snapshot.view.phase === 'step' ? this.#token : null
    if (abandoned !== null) void cancelLogon(abandoned).catch(() => undefined)
    await this.#begin(this.#reset())
  }

  readonly answer = async (answer: StepAnswer): Promise<void> => {
    const token = this.#token
    if (token === null || this.#snapshot.submitting || this.#snapshot.view.phase !== 'step') return
    const run = this.#run
    this.#change({ submitting: true, failure: null, movedOnFrom: null })
    try {
      this.#apply(await submitStep(token, answer), run)
    } catch (error) {
      await this.#recover(error, token, run)
    }
    if (run === this.#run) this.#change({ submitting: false })
  }

  readonly cancel = async (): Promise<void> => {
    const token = this.#token
    if (token === null || this.#snapshot.submitting) return
    const run = this.#run
    this.#change({ submitting: true, failure: null })
    try {
      await cancelLogon(token)
      this.#apply(await readLogon(token), run)
    } catch (error) {
      await this.#recover(error, token, run)
    }
    if (run === this.#run) this.#change({ submitting: false })
  }

  /** Reads the current state: after the tab was hidden, the computer slept, or the logon should have expired. */
  readonly refresh = async (): Promise<void> => {
    const token = this.#token
    if (token === null || this.#snapshot.submitting || this.#snapshot.view.phase !== 'step') return
    const run = this.#run
    try {
      this.#apply(await readLogon(token), run, true)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'LOGON_NOT_FOUND' && run === this.#run)
        await this.#begin(this.#reset())
    }
  }

  readonly stop = (): void => {
    this.#run += 1
    this.#follower.stop()
  }

  async #answerReturn(): Promise<void> {
    const { view } = this.#snapshot
    if (this.#returned && view.phase === 'step' && view.logon.prompt.__typename === this.#returned.prompt)
      await this.answer(this.#returned.answer)
    this.#endReturn()
  }

  /** NOTE not earlier: until the answer is sent, a reload sends the same one again, which the server handles only once. */
  #endReturn(): void {
    if (this.#returned) this.#onReturnTaken(this.#returnTo)
    this.#returned = null
  }

  #change(change: Partial<LogonSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change }
    for (const listener of this.#listeners) listener()
  }

  #reset(): number {
    this.stop()
    this.#token = null
    this.#seenTokens.clear()
    this.#change(INITIAL)
    return this.#run
  }

  #store(token: string | null): void {
    if (!this.#survivesReload) return
    if (token === null) forgetLogon(this.#accessType)
    else storeLogon(this.#accessType, { token, returnTo: this.#returnTo })
  }

  async #begin(run: number): Promise<void> {
    this.#store(null)
    try {
      this.#apply(await startLogon({ accessType: this.#accessType, returnTo: this.#returnTo }), run)
    } catch (error) {
      await this.#failToStart(error, run, this.startAgain)
    }
  }

  /** Without a connection it tries again by itself until another logon is started. */
  async #failToStart(error: unknown, run: number, again: () => Promise<void>): Promise<void> {
    if (run !== this.#run) return
    const lost = error instanceof ConnectionError
    this.#change({ view: { phase: 'failed', failure: toFailure(error) }, online: !lost })
    if (!lost) return
    await wait(backoffMs(4), { orOnline: true })
    if (run === this.#run) await again()
  }

  #apply(logon: Logon, run: number, bySelf = false): void {
    if (run !== this.#run) return
    if ('token' in logon) {
      if (logon.token !== this.#token && this.#seenTokens.has(logon.token)) return
      this.#seenTokens.add(logon.token)
      this.#token = logon.token
      this.#store(logon.token)
    } else this.#store(null)
    const movedOnFrom = this.#findWhatWasPassed(logon, bySelf)
    this.#follower.follow(logon)
    switch (logon.__typename) {
      case 'LogonStep':
        return this.#change({ view: { phase: 'step', logon }, failure: null, online: true, movedOnFrom })
      case 'LogonReady':
        if (this.#snapshot.view.phase === 'finishing') return
        this.#change({ view: { phase: 'finishing' }, failure: null, online: true, movedOnFrom })
        return void this.#finish(logon.token, run)
      case 'LogonCompleted':
        if (this.#snapshot.view.phase === 'completed') return
        this.#change({
          view: { phase: 'completed', redirectTo: toSafeAddress(logon.redirectTo) },
          online: true,
          movedOnFrom,
        })
        return this.#goTo(toSafeAddress(logon.redirectTo))
      case 'LogonDenied':
        this.#token = null
        return this.#change({ view: { phase: 'denied', problem: logon.reason }, online: true, movedOnFrom: null })
    }
  }

  #findWhatWasPassed(logon: Logon, bySelf: boolean): LogonSnapshot['movedOnFrom'] {
    const { view, movedOnFrom, submitting } = this.#snapshot
    if (view.phase !== 'step') return movedOnFrom
    const { prompt, position } = view.logon
    if (logon.__typename === 'LogonStep') {
      if (logon.prompt.__typename === prompt.__typename && logon.position === position) return movedOnFrom
      if (logon.problem) return null
    }
    // The stream may deliver the result of an answer before the answer's own response arrives.
    return !bySelf || submitting || prompt.pollAfterMs === null
      ? null
      : { module: prompt.module, typename: prompt.__typename }
  }

  /** Turns a logon that has passed every step into a session. Retrying is harmless: the same token gives the same result. */
  async #finish(token: string, run: number): Promise<void> {
    for (let failures = 0; run === this.#run;) {
      try {
        return this.#apply(await finishLogon(token), run)
      } catch (error) {
        if (!(error instanceof ConnectionError)) return this.#recover(error, token, run)
        failures += 1
        if (run === this.#run) this.#change({ online: false })
        await wait(backoffMs(failures), { orOnline: true })
      }
    }
  }

  async #recover(error: unknown, token: string, run: number): Promise<void> {
    if (run !== this.#run) return
    const code = error instanceof ApiError ? error.code : ''
    try {
      if (code === 'LOGON_STALE' || code === 'LOGON_BUSY') {
        const logon = await readLogon(token, code === 'LOGON_BUSY' ? BUSY_PATIENCE_SECONDS : 0)
        if (logon.__typename !== 'LogonReady' || this.#snapshot.view.phase !== 'finishing')
          return this.#apply(logon, run)
      } else if (code === 'LOGON_NOT_FOUND') {
        await this.#begin(this.#reset())
        // Without a message, a user whose browser refuses cookies would see the empty form again and again.
        return this.#change({
          failure: { code: 'LOGON_RESET', message: 'We had to start over.', retryAt: null, reference: null },
        })
      }
    } catch (again) {
      error = again
    }
    if (run !== this.#run) return
    const failure = toFailure(error)
    if (this.#snapshot.view.phase === 'step') this.#change({ failure, online: !(error instanceof ConnectionError) })
    else this.#change({ view: { phase: 'failed', failure } })
  }
}
