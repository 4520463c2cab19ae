import type { Log } from '../../lib/log.ts'
import { toErrorFields } from '../../lib/log.ts'
import type { LimitService } from '../../limits/limit-service.ts'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import { toPromptTitle } from '../../module-contract/prompt-title.ts'
import type { StepContext } from '../../module-contract/step-context.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'
import { checkOutcome } from './check-outcome.ts'
import type { StepContextFactory } from './step-context-factory.ts'
import { getStep, type StepPosition } from './step-position.ts'

export interface StepRunnerOptions {
  modules: ModuleRegistry
  contexts: StepContextFactory
  limits: LimitService
  log: Log
}

/** Calls modules. If one of them throws, the logon is denied: the user sees a code and a reference, the log has the reason. */
export class StepRunner {
  constructor(private readonly options: StepRunnerOptions) {}

  getModule(at: StepPosition): AuthenticationModule {
    return this.options.modules.get(getStep(at).module)
  }

  toPromptTitle(at: StepPosition, state: unknown): string {
    return toPromptTitle(this.getModule(at).step, state)
  }

  begin(at: StepPosition): Promise<StepOutcome> {
    return this.#run(at, ({ step }, context) => step.behavior.begin(context))
  }

  answer(at: StepPosition, state: unknown, answer: unknown): Promise<StepOutcome> {
    return this.#run(at, ({ step }, context) => step.behavior.answer(context, state, answer))
  }

  /** The next change of a step that waits. */
  awaitChange(at: StepPosition, state: unknown, signal: AbortSignal): Promise<StepOutcome> {
    const run = ({ id, step: { behavior } }: AuthenticationModule, context: StepContext) => {
      if (!behavior.awaitChange) throw new Error(`Module ${id} waits for a change that it can't await`)
      return behavior.awaitChange(context, state, signal)
    }
    return this.#run(at, run, signal)
  }

  /** The user gave the logon up at this step. Best effort: if the step can't release what it holds, that lapses by itself. */
  async cancel(at: StepPosition, state: unknown): Promise<void> {
    const module = this.getModule(at)
    const { behavior } = module.step
    if (!behavior.cancel) return
    const { limits, contexts, log } = this.options
    try {
      const settings = await contexts.readSettings(module)
      const guesses = limits.createGuesses(at.client.ipAddress)
      await behavior.cancel(await contexts.create(at, module, settings, guesses), state)
    } catch (error) {
      log.warn({ logonId: at.logonId, module: module.id, ...toErrorFields(error) }, 'A step could not be cancelled')
    }
  }

  async #run(
    at: StepPosition,
    work: (module: AuthenticationModule, context: StepContext) => Promise<StepOutcome>,
    signal?: AbortSignal,
  ): Promise<StepOutcome> {
    const { contexts, limits, log } = this.options
    const guesses = limits.createGuesses(at.client.ipAddress, at.browserBinding)
    try {
      const module = this.getModule(at)
      const settings = await contexts.readSettings(module)
      if (!settings.configured) throw new Error(`Module ${module.id} is not configured`)
      const outcome = await work(module, await contexts.create(at, module, settings, guesses))
      checkOutcome(module, at.user, outcome)
      return outcome
    } catch (error) {
      if (signal?.aborted) throw error
      const { logonId, position } = at
      log.error(
        { logonId, position, module: getStep(at).module, ...toErrorFields(error) },
        'A step threw, so the logon is denied',
      )
      return { kind: 'denied', code: 'LOGON_FAILED', detail: { reason: toReason(error) } }
    } finally {
      await guesses.settle()
    }
  }
}

function toReason(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown'
}
