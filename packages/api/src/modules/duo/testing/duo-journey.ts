import { type DuoSimulator, createDuoSimulator } from '@sallyport/duo-simulator'
import { withDefaults } from '@sallyport/shared/setting-field'
import type { AuthenticationModule } from '../../../module-contract/authentication-module.ts'
import type { StepUser } from '../../../module-contract/step-context.ts'
import { DUO_LIMITS, type DuoLimits } from '../client/client-limits.ts'
import { createDuoModule } from '../duo.module.ts'
import { DUO_SETTINGS, DUO_STEP_OPTIONS } from '../interface/duo.settings.ts'
import type { DuoContext, DuoOutcome, DuoState } from '../factors/duo-state.ts'
import type { DuoStep } from '../step/duo-step.ts'
import { InMemoryLimits } from '../../../module-contract/testing/in-memory-limits.ts'

/** Short where only waiting would be saved; what a test is about, it sets itself. */
const TEST_LIMITS: DuoLimits = { ...DUO_LIMITS, pauseMinMs: 5, pauseMaxMs: 20, enrollmentPollMs: 10, portalPollMs: 10 }

/** The module against a simulator of its own over TLS, with a clock that can be moved. */
export async function startDuo(limits: Partial<DuoLimits> = {}): Promise<DuoJourney> {
  const journey = new DuoJourney({ ...TEST_LIMITS, ...limits })
  await journey.start()
  return journey
}

export class DuoJourney {
  simulator!: DuoSimulator
  module!: AuthenticationModule
  aheadMs = 0
  readonly now = (): number => Date.now() + this.aheadMs
  readonly limits = new InMemoryLimits(this.now)
  readonly #duoLimits: DuoLimits
  #logons = 0
  #users = 0

  constructor(duoLimits: DuoLimits) {
    this.#duoLimits = duoLimits
  }

  async start(): Promise<void> {
    this.simulator = await createDuoSimulator()
    this.module = createDuoModule({
      allowedHosts: [this.simulator.apiHostname, 'duo.invalid'],
      ca: this.simulator.ca,
      clock: { now: this.now },
      limits: this.#duoLimits,
    })
  }

  async stop(): Promise<void> {
    await this.module.operations?.stop?.()
    await this.simulator.close()
  }

  get step(): DuoStep {
    return this.module.step.behavior as DuoStep
  }

  get settings() {
    const { integrationKey, secretKey, apiHostname } = this.simulator.control.applications()[0]!
    return { settings: { integrationKey, apiHostname }, secrets: { secretKey } }
  }

  createUser(more: Partial<StepUser> = {}): StepUser {
    const number = ++this.#users
    return { id: `usr_${number}`, username: `person${number}`, displayName: null, email: null, fake: false, ...more }
  }

  /** A user known to Duo, with a phone. */
  createDuoUser(number = '+1 555 555 0100'): StepUser & { deviceId: string } {
    const user = this.createUser()
    this.simulator.control.createUser(user.username)
    const { id } = this.simulator.control.createDevice(user.username, {
      type: 'phone',
      name: 'Pixel',
      number,
      activated: true,
    })
    return { ...user, deviceId: id }
  }

  /** A new logon of that user, whose earlier steps have passed. */
  logon(
    user: StepUser,
    more: {
      settings?: object
      options?: object
      client?: object
      enrollment?: { externalId: string; scope?: string } | null
      more?: Partial<DuoContext>
    } = {},
  ): DuoContext {
    return {
      logonId: `lgn_${++this.#logons}`,
      position: 2,
      accessType: 'browser',
      user,
      settings: withDefaults(DUO_SETTINGS, { ...this.settings.settings, ...more.settings }),
      secrets: this.settings.secrets,
      options: withDefaults(DUO_STEP_OPTIONS, { ...more.options }),
      client: {
        ipAddress: '192.0.2.7',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        ...more.client,
      },
      enrollment: more.enrollment ? { scope: '', ...more.enrollment } : null,
      profile: { externalName: null, claimedName: null, lastChoice: null },
      earlierModules: ['password'],
      remembered: null,
      mayRemember: true,
      isNameTaken: async () => false,
      redeemEnrollmentCode: async () => false,
      expiresAt: this.now() + 600_000,
      guesses: this.limits,
      usage: this.limits,
      now: this.now,
      publicUrl: 'https://login.example.com',
      ...more.more,
    }
  }

  /** What comes after waiting. The signal ends with the test, should nothing come. */
  async next(context: DuoContext, state: DuoState): Promise<DuoOutcome> {
    return this.step.awaitChange(context, state, AbortSignal.timeout(20_000))
  }

  /** Requests that Duo has seen since the last look, as `path` names. */
  calls(username?: string): string[] {
    return this.simulator.control
      .log()
      .filter(({ parameters }) => username === undefined || parameters.username === username)
      .map(({ path }) => path.replace('/auth/v2/', ''))
  }
}

/** The state of an outcome, which a test expects to have one of that step. */
export function stateOf<Step extends DuoState['step']>(
  outcome: DuoOutcome,
  step: Step,
): Extract<DuoState, { step: Step }> {
  if ('state' in outcome && outcome.state?.step === step) return outcome.state as Extract<DuoState, { step: Step }>
  throw new Error(`Expected "${step}", got ${JSON.stringify(outcome)}`)
}
