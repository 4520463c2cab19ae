import { toCanonicalUsername } from '@sallyport/shared/username'
import type { NewAuditEvent } from '../../audit/audit.statements.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import type { AuditDetail, StepAlarm, StepOutcome, StepSideEffects } from '../../module-contract/step-outcome.ts'
import type { LogonMove } from './move.ts'
import { toSideEffect } from './side-effects.ts'
import { getStep, type StepPosition, toUserId } from './step-position.ts'
import { type StoredProblem, toProblem } from './stored-problem.ts'

type Passed = Extract<StepOutcome, { kind: 'passed' }>
type Refused = Extract<StepOutcome, { kind: 'rejected' | 'denied' }>
type Asked = Extract<StepOutcome, { kind: 'prompt' | 'waiting' }>

/** Collects what the outcomes of a walk leave behind: passed steps, side effects, and an audit event for each that matters. */
export class MoveRecord {
  readonly #passed: LogonMove['passed'] = []
  readonly #enrollments: LogonMove['enrollments'] = []
  readonly #sideEffects: LogonMove['sideEffects'] = []
  readonly #effects: LogonMove['effects'] = []
  readonly #events: LogonMove['events'] = []

  /** @param toPromptTitle what a state asks for, in words, which a replay shows */
  constructor(
    private readonly masterKey: MasterKey,
    private readonly toPromptTitle: (at: StepPosition, state: unknown) => string,
  ) {}

  addSideEffects(at: StepPosition, outcome: StepOutcome): void {
    const { module } = getStep(at)
    if ('enrollment' in outcome && outcome.enrollment) {
      const { externalId, scope = '' } = outcome.enrollment
      this.#enrollments.push({ module, externalId, scope })
    }
    const effect = toSideEffect(module, outcome)
    if (effect) this.#sideEffects.push(effect)
  }

  addPassed(at: StepPosition, { effect, alarm, ...outcome }: Passed): void {
    if (effect) this.#effects.push(effect)
    const method = outcome.method.slice(0, 200)
    const exception = outcome.exception ?? null
    this.#passed.push({ position: at.position, module: getStep(at).module, method, exception })
    const details = { method, ...(exception && { exception }), ...toDetails(outcome) }
    this.#addEvent(at, { type: 'step.passed', outcome: 'SUCCESS', details })
    this.#addAlarm(at, alarm, null)
  }

  /** A step that asks or waits ends the walk. */
  closeAsking(at: StepPosition, outcome: Asked): LogonMove {
    const { kind, state, detail } = outcome
    // The version shows which prompt a logon begins with, and a mere change of status is no new prompt: an event less for each.
    const isRecorded = detail !== undefined || (kind === 'prompt' && (at.position > 1 || at.user !== null))
    if (isRecorded) {
      const details = { prompt: this.toPromptTitle(at, state), ...toDetails(outcome) }
      this.#addEvent(at, { type: 'step.asked', outcome: 'SUCCESS', details })
    }
    return this.close(at, { kind: 'asks', state, waiting: kind === 'waiting', problem: null })
  }

  /** A step that refuses what it was given ends the walk, and a denial the logon. */
  closeRefused(at: StepPosition, outcome: Refused): LogonMove {
    const problem = toProblem(outcome)
    const { code, reference } = problem
    const state = outcome.kind === 'rejected' ? outcome.state : undefined
    const prompt = state === undefined ? {} : { prompt: this.toPromptTitle(at, state) }
    this.#addEvent(at, {
      type: outcome.kind === 'denied' ? 'logon.denied' : 'step.rejected',
      outcome: 'FAILURE',
      code,
      reference,
      // A failed identification knows its user, though the logon has no user yet.
      ...(outcome.subject && { subject: outcome.subject }),
      details: { ...prompt, ...toDetails(outcome), ...this.#toTypedName(outcome) },
    })
    this.#addAlarm(at, outcome.alarm, problem)
    if (outcome.kind === 'denied') return this.close(at, { kind: 'denied', problem })
    if (state === undefined) return this.close(at, { kind: 'asks-again', problem })
    return this.close(at, { kind: 'asks', state, waiting: false, problem })
  }

  close({ position, user }: StepPosition, end: LogonMove['end']): LogonMove {
    return {
      position,
      user,
      passed: this.#passed,
      enrollments: this.#enrollments,
      sideEffects: this.#sideEffects,
      effects: this.#effects,
      events: this.#events,
      end,
    }
  }

  #addEvent(
    at: StepPosition,
    event: Pick<NewAuditEvent, 'type' | 'outcome' | 'code' | 'reference' | 'details' | 'subject'>,
  ): void {
    const { logonId, accessType, scheme, position, user, client } = at
    this.#events.push({
      subject: toUserId(at) === null ? null : { id: user!.id, username: user!.username },
      logon: { id: logonId, accessType, scheme: scheme.key, version: scheme.version },
      step: position,
      module: getStep(at).module,
      client,
      ...event,
    })
  }

  /** An alarm has an audit event of its own beside that of the outcome which raised it. */
  #addAlarm(at: StepPosition, alarm: StepAlarm | undefined, problem: StoredProblem | null): void {
    if (!alarm) return
    const { code, reference } = problem ?? { code: alarm.code ?? null, reference: null }
    const { kind, detail: details = null } = alarm
    this.#addEvent(at, { type: `alarm.${kind}`, outcome: 'FAILURE', code, reference, details })
    this.#sideEffects.push({ module: getStep(at).module, alarm: { kind, code, reference } })
  }

  /** NOTE only a keyed hash: people type passwords into the name's field (OWASP Logging Cheat Sheet). */
  #toTypedName(outcome: Refused): { typedNameHash?: string } {
    if (outcome.kind !== 'rejected' || outcome.typedUsername === undefined || outcome.subject) return {}
    return { typedNameHash: this.masterKey.hash('typed-name', toCanonicalUsername(outcome.typedUsername)).slice(0, 16) }
  }
}

const toDetails = ({ detail, serviceMs }: StepSideEffects): AuditDetail => ({
  ...detail,
  ...(serviceMs !== undefined && { serviceMs }),
})
