import type { StepBehavior } from '../../../module-contract/step-behavior.ts'
import type { DuoContext, DuoOutcome, DuoState } from '../factors/duo-state.ts'
import type { DuoAnswer } from '../interface/duo.type.ts'
import { answerDuo } from './answer-duo.ts'
import { beginDuo } from './begin-duo.ts'
import { watchEnrollment, watchPortal } from '../enrollment/enroll.ts'
import { fromDuoFields } from './fields.ts'
import { getUser } from '../factors/identity.ts'
import { toDenied } from '../factors/outcome.ts'
import { watchRemember } from '../factors/to-passed.ts'
import { toDuoPromptType } from './prompt-types.ts'
import { toDuoPrompt } from './prompts.ts'
import { forgetPushes, releasePush, shortenHold } from '../factors/push-limits.ts'
import type { DuoTools } from '../client/duo-tools.ts'
import { watchPush } from './watch.ts'

/**
 * The Duo step, by phase: begin-duo → answer-duo → watch, with the enrollment between the first two for people who are
 * new to Duo. It fails closed: a call to Duo that gives no clear "allow" never passes.
 */
export class DuoStep implements StepBehavior<DuoState, DuoAnswer> {
  readonly #tools: DuoTools

  constructor(tools: DuoTools) {
    this.#tools = tools
  }

  async begin(context: DuoContext): Promise<DuoOutcome> {
    getUser(context)
    return this.#settle(context, await beginDuo(this.#tools, context).catch(toDenied))
  }

  async answer(context: DuoContext, state: DuoState, given: DuoAnswer): Promise<DuoOutcome> {
    getUser(context)
    return this.#settle(context, await answerDuo(this.#tools, context, state, given).catch(toDenied))
  }

  toPrompt(state: DuoState) {
    return toDuoPrompt(state)
  }

  toPromptType(state: DuoState) {
    return toDuoPromptType(state)
  }

  fromFields(fields: ReadonlyMap<string, string>, state: DuoState): DuoAnswer | null {
    return fromDuoFields(fields, state)
  }

  isPoll(given: DuoAnswer): boolean {
    return given.poll === true
  }

  async cancel(context: DuoContext, state: DuoState): Promise<void> {
    if (state.step === 'wait') await shortenHold(context, state.resendAt)
  }

  async awaitChange(context: DuoContext, state: DuoState, signal: AbortSignal): Promise<DuoOutcome> {
    getUser(context)
    const outcome = await this.#watch(context, state, signal).catch((error: unknown) => {
      signal.throwIfAborted()
      return toDenied(error)
    })
    // The push that was waited for has ended, one way or another.
    if (state.step === 'wait' && outcome.kind === 'rejected') await releasePush(context)
    return this.#settle(context, outcome)
  }

  async #watch(context: DuoContext, state: DuoState, signal: AbortSignal): Promise<DuoOutcome> {
    switch (state.step) {
      case 'wait':
        return this.#tools.metrics.countOpen(watchPush(this.#tools, context, state, signal))
      case 'enrollment':
        return watchEnrollment(this.#tools, atPlace(context, state), state, signal)
      case 'portal':
        return watchPortal(this.#tools, atPlace(context, state), state, signal)
      case 'remember':
        return watchRemember(this.#tools, context, state, signal)
      case 'choice':
      case 'enrollment-code':
        throw new Error('Nothing moves by itself while the user chooses')
    }
  }

  /** After the step's end nothing is open, and after a success earlier requests no longer count. */
  async #settle(context: DuoContext, outcome: DuoOutcome): Promise<DuoOutcome> {
    const isConfirmed =
      (outcome.kind === 'passed' && !outcome.exception) ||
      (outcome.kind === 'waiting' && outcome.state.step === 'remember')
    if (isConfirmed) await forgetPushes(context)
    if (outcome.kind === 'denied' || (outcome.kind === 'passed' && outcome.exception === 'BYPASSED'))
      await releasePush(context)
    return outcome
  }
}

/** While a logon waits nobody is asking, so where they were is what they began to enroll with. */
const atPlace = (context: DuoContext, { place }: { place: string | null }): DuoContext => ({
  ...context,
  client: { ...context.client, place },
})
