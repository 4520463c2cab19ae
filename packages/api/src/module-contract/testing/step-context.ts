import { type SettingFields, withDefaults } from '@sallyport/shared/setting-field'
import type { StepContext } from '../step-context.ts'
import { InMemoryLimits } from './in-memory-limits.ts'

let logons = 0

/** A logon at a step of this module, for tests of modules. A test sets what matters to it. */
export function createStepContext(
  { step, settings }: { step: { options: SettingFields }; settings: { fields: SettingFields } },
  more: Partial<StepContext> = {},
): StepContext {
  const limits = new InMemoryLimits(Date.now)
  return {
    logonId: `lgn_${++logons}`,
    position: 1,
    accessType: 'browser',
    user: null,
    settings: withDefaults(settings.fields, {}),
    secrets: {},
    options: withDefaults(step.options, {}),
    client: { ipAddress: '192.0.2.7', userAgent: 'test' },
    enrollment: null,
    profile: { externalName: null, claimedName: null, lastChoice: null },
    earlierModules: [],
    remembered: null,
    mayRemember: true,
    isNameTaken: async () => false,
    redeemEnrollmentCode: async () => false,
    expiresAt: Date.now() + 600_000,
    guesses: limits,
    usage: limits,
    now: Date.now,
    publicUrl: 'https://login.example.com',
    ...more,
  }
}
