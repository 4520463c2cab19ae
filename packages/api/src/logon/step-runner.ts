import { withDefaults } from '@sallyport/shared/setting-field'
import type { Database } from '../database/database.ts'
import type { ClientInfo } from '../caller/client-info.ts'
import type { Clock } from '../lib/clock.ts'
import { type Log, toErrorFields } from '../lib/log.ts'
import type { AuthenticationModule } from '../module-contract/authentication-module.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { StepContext, StepUser } from '../module-contract/step-context.ts'
import type { StepOutcome } from '../module-contract/step-outcome.ts'
import type { LimitService, OperationGuesses } from '../limits/limit-service.ts'
import type { PinnedStep } from '../schemes/versions/scheme-reader.ts'
import type { SettingsReader } from '../settings/settings-reader.ts'
import {
  findModuleProfile,
  isNameOfAnother,
  type ModuleProfileRow,
} from '../people/module-profiles/module-profile.statements.ts'
import { redeemEnrollmentCode } from '../people/module-profiles/enrollment-code.statements.ts'
import { toEnrollmentCodeHash } from '../people/module-profiles/enrollment-code.ts'
import type { MasterKey } from '../lib/master-key.ts'
import type { RememberedBrowsers } from './remembered-browsers.ts'

/** One step of one logon, about to be run. */
export interface StepRun {
  logonId: string
  accessType: string
  position: number
  step: PinnedStep
  user: StepUser | null
  client: ClientInfo
  /** What the logon is bound to, where it is a browser's. */
  browser: string | null
  rememberedCookie: string | null
  earlierModules: readonly string[]
  expiresAt: number
}

export interface StepRunnerOptions {
  database: Database
  modules: ModuleRegistry
  settings: SettingsReader
  limits: LimitService
  masterKey: MasterKey
  remembered: RememberedBrowsers
  clock: Clock
  log: Log
  publicUrl: string
}

/** Calls modules. Whatever one of them throws denies the logon: the person sees a code and a reference, the log the reason. */
export class StepRunner {
  constructor(private readonly options: StepRunnerOptions) {}

  getModule(step: PinnedStep): AuthenticationModule {
    return this.options.modules.get(step.module)
  }

  begin(run: StepRun): Promise<StepOutcome> {
    return this.#run(run, (module, context) => module.step.behavior.begin(context))
  }

  answer(run: StepRun, state: unknown, answer: unknown): Promise<StepOutcome> {
    return this.#run(run, (module, context) => module.step.behavior.answer(context, state, answer))
  }

  awaitChange(run: StepRun, state: unknown, signal: AbortSignal): Promise<StepOutcome> {
    return this.#run(
      run,
      (module, context) => {
        if (!module.step.behavior.awaitChange)
          throw new Error(`Module ${module.id} waits for something that it can't await`)
        return module.step.behavior.awaitChange(context, state, signal)
      },
      signal,
    )
  }

  /** Best effort: a step that can't give back what it holds only lets it lapse. */
  async cancel(run: StepRun, state: unknown): Promise<void> {
    const module = this.getModule(run.step)
    if (!module.step.behavior.cancel) return
    try {
      const settings = await this.options.settings.read(module.id)
      await module.step.behavior.cancel(
        await this.#toContext(run, module, settings, this.options.limits.createGuesses(run.client.ipAddress)),
        state,
      )
    } catch (error) {
      this.options.log.warn(
        { logonId: run.logonId, module: module.id, ...toErrorFields(error) },
        'A step could not be cancelled',
      )
    }
  }

  async #run(
    run: StepRun,
    work: (module: AuthenticationModule, context: StepContext) => Promise<StepOutcome>,
    signal?: AbortSignal,
  ): Promise<StepOutcome> {
    const guesses = this.options.limits.createGuesses(run.client.ipAddress, run.browser)
    try {
      const module = this.getModule(run.step)
      const settings = await this.options.settings.read(module.id)
      if (!settings.configured) throw new Error(`Module ${module.id} is not configured`)
      const outcome = await work(module, await this.#toContext(run, module, settings, guesses))
      this.#checkOutcome(run, module, outcome)
      return outcome
    } catch (error) {
      if (signal?.aborted) throw error
      this.options.log.error(
        { logonId: run.logonId, position: run.position, module: run.step.module, ...toErrorFields(error) },
        'A step threw, so the logon is denied',
      )
      return { kind: 'denied', code: 'LOGON_FAILED', detail: { reason: toReason(error) } }
    } finally {
      await guesses.settle()
    }
  }

  async #toContext(
    run: StepRun,
    module: AuthenticationModule,
    { settings, secrets }: Awaited<ReturnType<SettingsReader['read']>>,
    guesses: OperationGuesses,
  ): Promise<StepContext> {
    const { database, limits, clock, publicUrl } = this.options
    const userId = run.user && !run.user.fake ? run.user.id : null
    // NOTE for the stand-in of an unknown name as well, under whose id there is nothing: the two must take the same time.
    const profile = run.user === null ? null : await findModuleProfile(database.sql, run.user.id, module.id)
    return {
      logonId: run.logonId,
      position: run.position,
      accessType: run.accessType,
      user: run.user,
      settings: settings as StepContext['settings'],
      secrets,
      options: withDefaults(module.step.options, run.step.options),
      client: run.client,
      enrollment: profile?.externalId == null ? null : { externalId: profile.externalId, scope: profile.scope ?? '' },
      profile: toProfile(profile),
      earlierModules: run.earlierModules,
      remembered: await this.#findRemembered(run, module, userId),
      mayRemember: run.browser !== null,
      isNameTaken: async (name) =>
        userId !== null && isNameOfAnother(database.sql, { module: module.id, name, userId }),
      redeemEnrollmentCode: async (code) => userId !== null && this.#redeem(userId, module.id, code),
      expiresAt: run.expiresAt,
      guesses,
      usage: limits.createUsage(),
      now: () => clock.now(),
      publicUrl,
    }
  }

  async #findRemembered(
    { browser, rememberedCookie, step }: StepRun,
    module: AuthenticationModule,
    userId: string | null,
  ): Promise<string | null> {
    if (
      userId === null ||
      browser === null ||
      rememberedCookie === null ||
      !module.step.remembersBrowsers?.(step.options)
    )
      return null
    return this.options.remembered.find(rememberedCookie, { userId, module: module.id, browserBinding: browser })
  }

  async #redeem(userId: string, module: string, code: string): Promise<boolean> {
    const { database, clock, masterKey } = this.options
    // A transaction, so that a code that was used up stays so whatever happens next.
    return database.transaction((tx) =>
      redeemEnrollmentCode(tx, {
        userId,
        module,
        codeHash: toEnrollmentCodeHash(masterKey, userId, module, code),
        now: clock.now(),
      }),
    )
  }

  /** What no module may do, whatever its code says. */
  #checkOutcome(run: StepRun, module: AuthenticationModule, outcome: StepOutcome): void {
    const identifies = module.category === 'IDENTITY' || module.category === 'IDENTITY_AND_SECRET'
    if (outcome.kind !== 'passed' && outcome.kind !== 'prompt') return
    if (outcome.userId && run.user && run.user.id !== outcome.userId)
      throw new Error(`Module ${module.id} changed the user of a logon`)
    if (outcome.userId && !identifies)
      throw new Error(`Module ${module.id} identified somebody, which is not its category`)
    if (outcome.kind === 'prompt') return
    if (outcome.unknownUsername && !identifies)
      throw new Error(`Module ${module.id} identified somebody, which is not its category`)
    if (outcome.unknownUsername && module.category !== 'IDENTITY')
      throw new Error(`Module ${module.id} passed a secret for an unknown name`)
    if (run.user?.fake && module.category !== 'OTHER') throw new Error(`Module ${module.id} passed a fake user`)
    if (identifies && !run.user && !outcome.userId && !outcome.unknownUsername)
      throw new Error(`Module ${module.id} passed without saying who`)
  }
}

function toProfile(row: ModuleProfileRow | null): StepContext['profile'] {
  return {
    externalName: row?.externalName ?? null,
    claimedName: row?.claimedName ?? null,
    lastChoice: row?.lastChoice == null ? null : JSON.parse(row.lastChoice),
  }
}

function toReason(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown'
}
