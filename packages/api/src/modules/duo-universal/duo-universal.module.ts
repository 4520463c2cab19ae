import type { LookupFunction } from 'node:net'
import type { Clock } from '../../lib/clock.ts'
import { createPublicLookup } from '../../lib/public-lookup.ts'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { DUO_SERVICE, listFailOpenNetworks } from '../duo-account/analysis.ts'
import type { DuoHosts } from '../duo-account/hosts.ts'
import { DUO_USERNAME } from '../duo-account/name-fields.ts'
import { listUniversalStepWarnings } from './step-warnings.ts'
import { checkUniversalValues } from './check-values.ts'
import { checkDuoUniversal } from './duo-universal.check.ts'
import { forecastDuoUniversal, inferUniversalCondition } from './duo-universal.forecast.ts'
import { DUO_UNIVERSAL_ERROR_CODES } from './duo-universal.errors.ts'
import { UNIVERSAL_LIMITS, type UniversalLimits } from './duo-universal.limits.ts'
import { DUO_UNIVERSAL_SETTINGS, DUO_UNIVERSAL_STEP_OPTIONS } from './duo-universal.settings.ts'
import { DuoUniversalStep } from './duo-universal.step.ts'
import { DuoUniversalAnswer, DuoUniversalPrompt } from './duo-universal.type.ts'
import { type Outages, UniversalClient } from './universal-client.ts'

export interface DuoUniversalModuleDependencies {
  hosts: DuoHosts
  lookup?: LookupFunction
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
  lookup = createPublicLookup(),
  ca,
  outages,
  clock,
  publicUrl,
  allowedOrigins,
  limits = UNIVERSAL_LIMITS,
}: DuoUniversalModuleDependencies): AuthenticationModule {
  const client = new UniversalClient({ hosts, lookup, ca, limits, outages })
  return {
    id: 'duo-universal',
    title: 'Universal Prompt',
    description: 'Sends the browser to Duo’s own page, where the user confirms with whatever Duo offers.',
    category: 'SECRET',
    errorCodes: DUO_UNIVERSAL_ERROR_CODES,
    step: {
      behavior: new DuoUniversalStep({ client, outages, limits }),
      options: DUO_UNIVERSAL_STEP_OPTIONS,
      prompts: [{ type: DuoUniversalPrompt, title: 'Duo’s own page' }],
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
    enrollment: { externalName: DUO_USERNAME },
    analysis: {
      outsideService: DUO_SERVICE,
      forecast: forecastDuoUniversal,
      inferCondition: inferUniversalCondition,
      listNetworks: listFailOpenNetworks,
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
