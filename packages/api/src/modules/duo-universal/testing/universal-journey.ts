import { type DuoSimulator, createDuoSimulator } from '@sallyport/duo-simulator'
import { withDefaults } from '@sallyport/shared/setting-field'
import type { AuthenticationModule } from '../../../module-contract/authentication-module.ts'
import type { StepUser } from '../../../module-contract/step-context.ts'
import { InMemoryLimits } from '../../../module-contract/testing/in-memory-limits.ts'
import { UNIVERSAL_LIMITS, type UniversalLimits } from '../duo-universal.limits.ts'
import { DuoHosts } from '../../duo-account/hosts.ts'
import { createDuoUniversalModule } from '../duo-universal.module.ts'
import { DUO_UNIVERSAL_SETTINGS, DUO_UNIVERSAL_STEP_OPTIONS } from '../duo-universal.settings.ts'
import type { UniversalContext, UniversalOutcome, UniversalState } from '../duo-universal.state.ts'
import type { DuoUniversalStep } from '../duo-universal.step.ts'

export const PUBLIC_URL = 'https://login.example.com'
export const RETURN_URL = `${PUBLIC_URL}/logon`

/** The module against a simulator of its own over TLS, with a clock that can be moved. */
export class UniversalJourney implements AsyncDisposable {
  readonly module: AuthenticationModule
  readonly outages = { away: new Set<string>(), reported: [] as string[] }
  aheadMs = 0
  readonly now = (): number => Date.now() + this.aheadMs
  readonly limits = new InMemoryLimits(this.now)
  readonly #keys: { clientId: string; clientSecret: string; apiHostname: string }
  #logons = 0

  private constructor(
    readonly simulator: DuoSimulator,
    limits: Partial<UniversalLimits>,
  ) {
    const application = simulator.control.createApplication('universal', 'Sallyport', [RETURN_URL])
    this.#keys = {
      clientId: application.integrationKey,
      clientSecret: application.secretKey,
      apiHostname: application.apiHostname,
    }
    this.module = createDuoUniversalModule({
      hosts: new DuoHosts([simulator.apiHostname]),
      ca: simulator.ca,
      outages: {
        isAway: async (host) => this.outages.away.has(host),
        reportOutage: (host) => this.outages.reported.push(`outage ${host}`),
        reportAnswer: (host) => this.outages.reported.push(`answer ${host}`),
        stop: async () => {},
      },
      clock: { now: this.now },
      publicUrl: PUBLIC_URL,
      allowedOrigins: ['https://app.example.com'],
      limits: { ...UNIVERSAL_LIMITS, ...limits },
    })
  }

  static async start(limits: Partial<UniversalLimits> = {}): Promise<UniversalJourney> {
    return new UniversalJourney(await createDuoSimulator(), limits)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.module.operations?.stop?.()
    await this.simulator.close()
  }

  get step(): DuoUniversalStep {
    return this.module.step.behavior as DuoUniversalStep
  }

  get view() {
    const { clientSecret, ...settings } = this.#keys
    return { settings, secrets: { clientSecret } }
  }

  /** A user known to Duo, with a phone. */
  createDuoUser(username = 'alice'): StepUser {
    this.simulator.control.createUser(username)
    this.simulator.control.createDevice(username, {
      type: 'phone',
      name: 'Pixel',
      number: '+1 555 555 0100',
      activated: true,
    })
    return { id: `usr_${username}`, username, displayName: null, email: null, fake: false }
  }

  logon(
    user: StepUser,
    {
      settings = {},
      options = {},
      ...more
    }: Partial<Omit<UniversalContext, 'settings' | 'options'>> & {
      settings?: Readonly<Record<string, unknown>>
      options?: Readonly<Record<string, unknown>>
    } = {},
  ): UniversalContext {
    return {
      logonId: `lgn_${++this.#logons}`,
      position: 2,
      accessType: 'browser',
      user,
      settings: withDefaults(DUO_UNIVERSAL_SETTINGS, { ...this.view.settings, ...settings }),
      secrets: this.view.secrets,
      options: withDefaults(DUO_UNIVERSAL_STEP_OPTIONS, options),
      client: { ipAddress: '192.0.2.7', userAgent: 'test' },
      enrollment: null,
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
      publicUrl: PUBLIC_URL,
      ...more,
    }
  }

  /** What the browser comes back with, after somebody has decided at Duo. */
  comeBack(
    state: UniversalState,
    decision: 'approve' | 'deny' | 'fraud' | 'cancel' = 'approve',
  ): { state: string | null; code: string | null; error: string | null } {
    const { searchParams } = new URL(this.simulator.control.answerPrompt(state.redirectUrl, decision))
    return { state: searchParams.get('state'), code: searchParams.get('duo_code'), error: searchParams.get('error') }
  }

  /** From the step's beginning to what comes of that decision. */
  async walk(context: UniversalContext, decision?: 'approve' | 'deny' | 'fraud' | 'cancel'): Promise<UniversalOutcome> {
    const state = stateOf(await this.step.begin(context))
    return this.step.answer(context, state, this.comeBack(state, decision))
  }
}

export function stateOf(outcome: UniversalOutcome): UniversalState {
  if ('state' in outcome && outcome.state) return outcome.state
  throw new Error(`Expected a prompt, got ${JSON.stringify(outcome)}`)
}
