import { withDefaults } from '@sallyport/shared/setting-field'
import type { Database } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import type { LimitService, OperationGuesses } from '../../limits/limit-service.ts'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import type { StepContext } from '../../module-contract/step-context.ts'
import { redeemEnrollmentCode } from '../../people/module-profiles/enrollment-code.statements.ts'
import { toEnrollmentCodeHash } from '../../people/module-profiles/enrollment-code.ts'
import {
  findModuleProfile,
  isNameOfAnother,
  type ModuleProfileRow,
} from '../../people/module-profiles/module-profile.statements.ts'
import type { ReadSettings, SettingsReader } from '../../settings/settings-reader.ts'
import type { RememberedBrowsers } from '../browser/remembered-browsers.ts'
import { getStep, type StepPosition, toUserId } from './step-position.ts'

export interface StepContextFactoryOptions {
  database: Database
  settings: SettingsReader
  limits: LimitService
  masterKey: MasterKey
  remembered: RememberedBrowsers
  clock: Clock
  publicUrl: string
}

/** Makes what a module is given of a logon at one of its steps: nothing that the module has no need to know. */
export class StepContextFactory {
  constructor(private readonly options: StepContextFactoryOptions) {}

  readSettings(module: AuthenticationModule): Promise<ReadSettings> {
    return this.options.settings.read(module.id)
  }

  async create(
    at: StepPosition,
    module: AuthenticationModule,
    { settings, secrets }: ReadSettings,
    guesses: OperationGuesses,
  ): Promise<StepContext> {
    const { database, limits, clock, publicUrl } = this.options
    const { logonId, position, accessType, user, client, expiresAt, scheme, browserBinding } = at
    const userId = toUserId(at)
    // NOTE for the stand-in of an unknown name as well, under whose id there is nothing: the two must take the same time.
    const profile = user === null ? null : await findModuleProfile(database.sql, user.id, module.id)
    return {
      logonId,
      position,
      accessType,
      user,
      settings: settings as StepContext['settings'],
      secrets,
      options: withDefaults(module.step.options, getStep(at).options),
      client,
      enrollment: profile?.externalId == null ? null : { externalId: profile.externalId, scope: profile.scope ?? '' },
      profile: toProfile(profile),
      earlierModules: scheme.steps.slice(0, position - 1).map((step) => step.module),
      remembered: await this.#findRemembered(at, module),
      mayRemember: browserBinding !== null,
      isNameTaken: async (name) =>
        userId !== null && isNameOfAnother(database.sql, { module: module.id, name, userId }),
      redeemEnrollmentCode: async (code) => userId !== null && this.#redeem(userId, module.id, code),
      expiresAt,
      guesses,
      usage: limits.createUsage(),
      now: () => clock.now(),
      publicUrl,
    }
  }

  async #findRemembered(at: StepPosition, module: AuthenticationModule): Promise<string | null> {
    const { browserBinding, rememberedCookie } = at
    const userId = toUserId(at)
    if (userId === null || browserBinding === null || rememberedCookie === null) return null
    if (!module.step.remembersBrowsers?.(getStep(at).options)) return null
    return this.options.remembered.find(rememberedCookie, { userId, module: module.id, browserBinding })
  }

  async #redeem(userId: string, module: string, code: string): Promise<boolean> {
    const { database, clock, masterKey } = this.options
    const codeHash = toEnrollmentCodeHash(masterKey, userId, module, code)
    // A transaction of its own: a code that was used up stays used up, whatever happens next.
    return database.transaction((tx) => redeemEnrollmentCode(tx, { userId, module, codeHash, now: clock.now() }))
  }
}

function toProfile(row: ModuleProfileRow | null): StepContext['profile'] {
  return {
    externalName: row?.externalName ?? null,
    claimedName: row?.claimedName ?? null,
    lastChoice: row?.lastChoice == null ? null : JSON.parse(row.lastChoice),
  }
}
