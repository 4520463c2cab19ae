import { splitNetworkList } from '@sallyport/shared/network-list'
import type { Clock } from '../../lib/clock.ts'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { toNameBySettings } from '../../module-contract/external-name.ts'
import { listUniversalStepWarnings } from './step-warnings.ts'
import { checkUniversalValues } from './check-values.ts'
import { checkDuoUniversal } from './duo-universal.check.ts'
import { forecastDuoUniversal, inferUniversalCondition } from './duo-universal.forecast.ts'
import { DUO_UNIVERSAL_ERROR_CODES } from './duo-universal.errors.ts'
import { UNIVERSAL_LIMITS, type UniversalLimits } from './duo-universal.limits.ts'
import { DUO_UNIVERSAL_SETTINGS, DUO_UNIVERSAL_STEP_OPTIONS } from './duo-universal.settings.ts'
import { DuoUniversalStep } from './duo-universal.step.ts'
import { DuoUniversalAnswer, DuoUniversalPrompt } from './duo-universal.type.ts'
import { type HostRules, type Outages, UniversalClient } from './universal-client.ts'

export interface DuoUniversalModuleDependencies {
  hosts: HostRules
  /** PEM, trusted for the operator's hosts beside the roots of Duo's. */
  ca: string | null
  outages: Outages & { stop(): Promise<void> }
  clock: Clock
  publicUrl: string
  /** Origins of logon pages elsewhere. */
  allowedOrigins: readonly string[]
  limits?: UniversalLimits
}

/** Duo Security over its Universal Prompt (Web SDK v4): the browser goes to Duo's own page and comes back. */
export function createDuoUniversalModule({
  hosts,
  ca,
  outages,
  clock,
  publicUrl,
  allowedOrigins,
  limits = UNIVERSAL_LIMITS,
}: DuoUniversalModuleDependencies): AuthenticationModule {
  const client = new UniversalClient({ hosts, ca, limits, outages })
  return {
    id: 'duo-universal',
    title: 'Universal Prompt',
    description: 'Sends the browser to Duo’s own page, where the user confirms with whatever Duo offers.',
    category: 'SECRET',
    errorCodes: DUO_UNIVERSAL_ERROR_CODES,
    step: {
      behavior: new DuoUniversalStep({ client, outages, limits }),
      options: DUO_UNIVERSAL_STEP_OPTIONS,
      promptTypes: [DuoUniversalPrompt],
      answers: [
        {
          name: 'duoUniversal',
          type: () => DuoUniversalAnswer,
          description: 'An answer to the module "duo-universal".',
        },
      ],
      needsSecretBefore: true,
      needsBrowser: true,
    },
    settings: {
      fields: DUO_UNIVERSAL_SETTINGS,
      // The return URL is where the code of a confirmed logon is sent to.
      secretsBoundTo: ['apiHostname', 'clientId', 'returnUrl'],
      checkValues: (values) => checkUniversalValues(values, { hosts, publicUrl, allowedOrigins }),
      checkConnection: (stored) => checkDuoUniversal({ client, limits, now: () => clock.now(), publicUrl }, stored),
    },
    enrollment: {
      externalName: {
        label: 'Duo username',
        help: 'Only where it isn’t what the settings make of the username.',
        toName: toNameBySettings,
      },
    },
    analysis: {
      outsideService: { id: 'duo', title: 'Duo' },
      forecast: forecastDuoUniversal,
      inferCondition: inferUniversalCondition,
      listNetworks: ({ failOpenFrom }) => splitNetworkList(String(failOpenFrom ?? '')),
    },
    operations: {
      listStepWarnings: listUniversalStepWarnings,
      stop: async () => {
        client.stop()
        await outages.stop()
      },
    },
  }
}
