import { splitNetworkList } from '@sallyport/shared/network-list'
import type { Clock } from '../../lib/clock.ts'
import type { AuthenticationModule, StepAdvice } from '../../module-contract/authentication-module.ts'
import { checkExternalNameFields, toNameBySettings } from '../../module-contract/external-name.ts'
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
    needsSecretBefore: true,
    needsBrowser: true,
    settings: DUO_UNIVERSAL_SETTINGS,
    stepOptions: DUO_UNIVERSAL_STEP_OPTIONS,
    // The return URL is where the code of a confirmed logon is sent to.
    secretsBoundTo: ['apiHostname', 'clientId', 'returnUrl'],
    errorCodes: DUO_UNIVERSAL_ERROR_CODES,
    promptTypes: [DuoUniversalPrompt],
    answer: {
      name: 'duoUniversal',
      type: () => DuoUniversalAnswer,
      description: 'An answer to the module "duo-universal".',
    },
    step: new DuoUniversalStep({ client, outages, limits }),
    externalName: {
      label: 'Duo username',
      help: 'Only where it isn’t what the settings make of the username.',
      toName: toNameBySettings,
    },
    outsideService: { id: 'duo', title: 'Duo' },
    forecast: forecastDuoUniversal,
    inferCondition: inferUniversalCondition,
    networksOf: ({ failOpenFrom }) => splitNetworkList(String(failOpenFrom ?? '')),
    adviseStep: adviseUniversalStep,
    checkValues: (values) => [
      ...checkExternalNameFields(values),
      ...checkHost(values['apiHostname'], hosts),
      ...checkReturnUrl(values['returnUrl'], publicUrl, allowedOrigins),
    ],
    checkSettings: (view) => checkDuoUniversal({ client, limits, now: () => clock.now(), publicUrl }, view),
    stop: async () => {
      client.stop()
      await outages.stop()
    },
  }
}

function adviseUniversalStep(options: Readonly<Record<string, unknown>>): StepAdvice[] {
  if (options['failMode'] !== 'open') return []
  return [
    {
      code: 'DUO_UNIVERSAL_FAILS_OPEN',
      counts: 'failed-open',
      message:
        'Duo’s Universal Prompt fails open: while Duo can’t be reached, logons pass without it, and a password alone is enough.',
    },
  ]
}

type ValueProblems = ReturnType<NonNullable<AuthenticationModule['checkValues']>>

function checkHost(apiHostname: unknown, hosts: HostRules): ValueProblems {
  if (typeof apiHostname !== 'string' || apiHostname === '' || hosts.isAllowed(apiHostname)) return []
  const message =
    'The API hostname looks like api-xxxxxxxx.duosecurity.com (or duofederal.com). Copy it from Duo’s admin panel, without https:// and without a path.'
  return [{ field: 'apiHostname', code: 'SETTING_INVALID', message }]
}

function checkReturnUrl(returnUrl: unknown, publicUrl: string, allowedOrigins: readonly string[]): ValueProblems {
  if (typeof returnUrl !== 'string' || returnUrl === '') return []
  const url = URL.canParse(returnUrl) ? new URL(returnUrl) : null
  if (
    url &&
    !url.username &&
    !url.password &&
    url.hash === '' &&
    [new URL(publicUrl).origin, ...allowedOrigins].includes(url.origin)
  )
    return []
  return [
    {
      field: 'returnUrl',
      code: 'SETTING_INVALID',
      message:
        'Give the whole address of a logon page on this server, or on an origin that SALLYPORT_ALLOWED_ORIGINS names.',
    },
  ]
}
