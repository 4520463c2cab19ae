import type { NewAuditEvent } from '../audit/audit.statements.ts'
import type { Database } from '../database/database.ts'
import type { ClientInfo } from '../caller/client-info.ts'
import type { MasterKey } from '../lib/master-key.ts'
import { randomReference } from '../lib/random.ts'
import type { StepUser } from '../module-contract/step-context.ts'
import { LOCKED_FOR_GOOD } from '../limits/guess-policy.ts'
import type { StepAlarm, TransactionalEffect, StepOutcome } from '../module-contract/step-outcome.ts'
import type { PinnedScheme } from '../schemes/versions/scheme-reader.ts'
import { findUserById } from '../people/accounts/user.statements.ts'
import { toCanonicalUsername } from '@sallyport/shared/username'
import type { PassedStepRow } from './logon.statements.ts'
import { isConflict, type StoredSideEffect, toStoredSideEffect } from './step-side-effects.ts'
import type { StepRunner } from './step-runner.ts'

/** Why an answer did not pass, as it is stored with the logon. */
export interface StoredProblem {
  code: string
  field: string | null
  retryAt: number | null
  reference: string
  /** What the person is told instead of the code's own text: words of an administrator. */
  message?: string
}

/** A logon as far as its flow is concerned. */
export interface FlowPlace {
  logonId: string
  accessType: string
  scheme: PinnedScheme
  position: number
  user: StepUser | null
  client: ClientInfo
  browser: string | null
  /** The cookie with what this browser remembers, unverified; null where no browser is asking. */
  rememberedCookie: string | null
  expiresAt: number
}

/** What a run of steps has come to; nothing of it is stored yet. */
export interface FlowMove {
  position: number
  user: StepUser | null
  passed: PassedStepRow[]
  enrollments: { module: string; externalId: string; scope: string }[]
  sideEffects: StoredSideEffect[]
  effects: TransactionalEffect[]
  events: NewAuditEvent[]
  end:
    | { kind: 'asks'; state: unknown; waiting: boolean; problem: StoredProblem | null }
    /** The answer did not pass and the prompt stays as it is. */
    | { kind: 'asks-again'; problem: StoredProblem }
    | { kind: 'through' }
    | { kind: 'denied'; problem: StoredProblem }
}

/** Whoever it was at the other side, here that is somebody else. */
const CONFLICT: StepOutcome = { kind: 'denied', code: 'ENROLLMENT_CONFLICT', alarm: { kind: 'identity-conflict' } }

/** Walks a logon through its scheme until something has to be asked, waited for, or is over. */
export class LogonFlow {
  constructor(
    private readonly runner: StepRunner,
    private readonly database: Database,
    private readonly masterKey: MasterKey,
  ) {}

  /** From the first step. */
  async begin(place: FlowPlace): Promise<FlowMove> {
    return this.advance(place, await this.runner.begin(this.#toRun(place, place.position, place.user)))
  }

  /** What the current step makes of an answer. */
  answer(place: FlowPlace, state: unknown, answer: unknown): Promise<StepOutcome> {
    return this.runner.answer(this.#toRun(place, place.position, place.user), state, answer)
  }

  /** The next thing that the current step, which waits, hears of. */
  awaitChange(place: FlowPlace, state: unknown, signal: AbortSignal): Promise<StepOutcome> {
    return this.runner.awaitChange(this.#toRun(place, place.position, place.user), state, signal)
  }

  /** The logon was given up at its current step. */
  cancel(place: FlowPlace, state: unknown): Promise<void> {
    return this.runner.cancel(this.#toRun(place, place.position, place.user), state)
  }

  /** From what the current step has made of an answer or a change. */
  async advance(place: FlowPlace, first: StepOutcome): Promise<FlowMove> {
    const move: FlowMove = {
      position: place.position,
      user: place.user,
      passed: [],
      enrollments: [],
      sideEffects: [],
      effects: [],
      events: [],
      end: { kind: 'through' },
    }
    for (let outcome = first; ;) {
      const module = place.scheme.steps[move.position - 1]!.module
      if (await isConflict(this.database, module, move.user, outcome)) outcome = CONFLICT
      if ('enrollment' in outcome && outcome.enrollment)
        move.enrollments.push({
          module,
          externalId: outcome.enrollment.externalId,
          scope: outcome.enrollment.scope ?? '',
        })
      const sideEffect = toStoredSideEffect(module, outcome)
      if (sideEffect) move.sideEffects.push(sideEffect)
      if (outcome.kind === 'prompt' && outcome.userId !== undefined) move.user = await this.#toUser(move.user, outcome)
      if (outcome.kind !== 'passed') {
        move.end = this.#toEnd(place, move, outcome)
        return move
      }
      move.user = await this.#toUser(move.user, outcome)
      if (outcome.effect) move.effects.push(outcome.effect)
      const method = outcome.method.slice(0, 200)
      const exception = outcome.exception ?? null
      move.passed.push({ position: move.position, module, method, exception })
      move.events.push(
        this.#toEvent(place, move, {
          type: 'step.passed',
          outcome: 'SUCCESS',
          details: { method, ...(exception && { exception }), ...outcome.detail },
        }),
      )
      this.#addAlarm(place, move, outcome.alarm, null)
      if (move.position === place.scheme.steps.length) return move
      move.position++
      outcome = await this.runner.begin(this.#toRun(place, move.position, move.user))
    }
  }

  /** An event of this logon at its present step. */
  #toEvent(
    place: FlowPlace,
    move: FlowMove,
    event: Pick<NewAuditEvent, 'type' | 'outcome' | 'code' | 'reference' | 'details' | 'subject'>,
  ): NewAuditEvent {
    return {
      subject: move.user && !move.user.fake ? { id: move.user.id, username: move.user.username } : null,
      logon: {
        id: place.logonId,
        accessType: place.accessType,
        scheme: place.scheme.key,
        version: place.scheme.version,
      },
      step: move.position,
      module: place.scheme.steps[move.position - 1]!.module,
      client: place.client,
      ...event,
    }
  }

  #toEnd(place: FlowPlace, move: FlowMove, outcome: Exclude<StepOutcome, { kind: 'passed' }>): FlowMove['end'] {
    if (outcome.kind === 'prompt' || outcome.kind === 'waiting') {
      // What a logon begins with is told by its version, and a mere change of status is no new prompt: an event less for each.
      const isRecorded =
        outcome.detail !== undefined || (outcome.kind === 'prompt' && (move.position > 1 || move.user !== null))
      if (isRecorded)
        move.events.push(
          this.#toEvent(place, move, {
            type: 'step.asked',
            outcome: 'SUCCESS',
            details: { prompt: this.#toPromptName(place, move, outcome.state), ...outcome.detail },
          }),
        )
      return { kind: 'asks', state: outcome.state, waiting: outcome.kind === 'waiting', problem: null }
    }
    const isForGood = outcome.retryAt !== undefined && outcome.retryAt >= LOCKED_FOR_GOOD
    const problem: StoredProblem = {
      code: isForGood ? 'LOGON_LOCKED_FOR_GOOD' : outcome.code,
      field: outcome.kind === 'rejected' ? (outcome.field ?? null) : null,
      retryAt: isForGood ? null : (outcome.retryAt ?? null),
      reference: randomReference(),
    }
    const denied = outcome.kind === 'denied'
    move.events.push(
      this.#toEvent(place, move, {
        type: denied ? 'logon.denied' : 'step.rejected',
        outcome: 'FAILURE',
        code: problem.code,
        reference: problem.reference,
        ...this.#toSubject(outcome),
        details: {
          ...(outcome.kind === 'rejected' &&
            outcome.state !== undefined && { prompt: this.#toPromptName(place, move, outcome.state) }),
          ...outcome.detail,
          ...this.#toTypedName(outcome),
        },
      }),
    )
    this.#addAlarm(place, move, outcome.alarm, problem)
    if (denied) return { kind: 'denied', problem }
    if (outcome.state === undefined) return { kind: 'asks-again', problem }
    return { kind: 'asks', state: outcome.state, waiting: false, problem }
  }

  /** For the replay of the logon: what was shown, by the name of its type. */
  #toPromptName(place: FlowPlace, move: FlowMove, state: unknown): string {
    return this.runner.getModule(place.scheme.steps[move.position - 1]!).step.behavior.toPrompt(state).constructor.name
  }

  /** An alarm has an audit event of its own beside that of the outcome which raised it. */
  #addAlarm(place: FlowPlace, move: FlowMove, alarm: StepAlarm | undefined, problem: StoredProblem | null): void {
    if (!alarm) return
    const { code, reference } = problem ?? { code: alarm.code ?? null, reference: null }
    move.events.push(
      this.#toEvent(place, move, {
        type: `alarm.${alarm.kind}`,
        outcome: 'FAILURE',
        code,
        reference,
        details: alarm.detail ?? null,
      }),
    )
    move.sideEffects.push({
      module: place.scheme.steps[move.position - 1]!.module,
      alarm: { kind: alarm.kind, code, reference },
    })
  }

  /** Where nobody is known yet: whom it was about. */
  #toSubject(outcome: StepOutcome): Pick<NewAuditEvent, 'subject'> {
    return 'subject' in outcome && outcome.subject ? { subject: outcome.subject } : {}
  }

  /** NOTE only a keyed hash: people type passwords into the name's field (OWASP Logging Cheat Sheet). */
  #toTypedName(outcome: StepOutcome): { typedNameHash?: string } {
    if (outcome.kind !== 'rejected' || outcome.typedUsername === undefined || outcome.subject) return {}
    return { typedNameHash: this.masterKey.hash('typed-name', toCanonicalUsername(outcome.typedUsername)).slice(0, 16) }
  }

  async #toUser(
    known: StepUser | null,
    outcome: { userId?: string; unknownUsername?: string },
  ): Promise<StepUser | null> {
    if (known) return known
    if (outcome.unknownUsername !== undefined)
      return { id: '', username: outcome.unknownUsername, displayName: null, email: null, fake: true }
    if (outcome.userId === undefined) return null
    const user = await findUserById(this.database.sql, outcome.userId)
    if (!user) throw new Error('A step identified a user who does not exist')
    return { id: user.id, username: user.username, displayName: user.displayName, email: user.email, fake: false }
  }

  #toRun(place: FlowPlace, position: number, user: StepUser | null) {
    return {
      logonId: place.logonId,
      accessType: place.accessType,
      position,
      step: place.scheme.steps[position - 1]!,
      user,
      client: place.client,
      browser: place.browser,
      rememberedCookie: place.rememberedCookie,
      earlierModules: place.scheme.steps.slice(0, position - 1).map((step) => step.module),
      expiresAt: place.expiresAt,
    }
  }
}
