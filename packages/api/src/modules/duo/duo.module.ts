import type { Clock } from '../../lib/clock.ts'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { DUO_SERVICE, listFailOpenNetworks } from '../duo-account/analysis.ts'
import { checkAccountValues } from '../duo-account/check-account-values.ts'
import { DuoHosts } from '../duo-account/hosts.ts'
import { DUO_USERNAME } from '../duo-account/name-fields.ts'
import { checkDuo } from './operations/check-connection.ts'
import { listDuoStepWarnings } from './operations/step-warnings.ts'
import { createDuoTools } from './client/create-duo-tools.ts'
import type { DuoTools } from './client/duo-tools.ts'
import { forecastDuo, inferDuoCondition } from './operations/forecast.ts'
import { DUO_ERROR_CODES } from './interface/duo.errors.ts'
import { DUO_LIMITS, type DuoLimits } from './client/client-limits.ts'
import { DUO_SETTINGS, DUO_STEP_OPTIONS } from './interface/duo.settings.ts'
import { DuoStep } from './step/duo-step.ts'
import { DuoAnswer } from './interface/duo.type.ts'
import { DUO_PROMPTS } from './step/prompt-types.ts'

export interface DuoModuleDependencies {
  /** `host` or `host:port` that may be an API hostname beside Duo's own domains, by the operator's configuration. */
  allowedHosts: readonly string[]
  /** PEM, trusted for the allowed hosts beside the roots of Duo's. */
  ca: string | null
  clock: Clock
  limits?: DuoLimits
}

/** Duo Security over its Auth API v2: pushes, calls, codes and enrollment in Sallyport's own prompts. */
export function createDuoModule({
  allowedHosts,
  ca,
  clock,
  limits = DUO_LIMITS,
}: DuoModuleDependencies): AuthenticationModule {
  const hosts = new DuoHosts(allowedHosts)
  const tools = createDuoTools({ hosts, ca, clock, limits })
  return {
    id: 'duo',
    title: 'Duo',
    description: 'Asks the user to confirm with Duo: a push to the phone, a call, or a passcode.',
    category: 'SECRET',
    errorCodes: DUO_ERROR_CODES,
    step: {
      behavior: new DuoStep(tools),
      options: DUO_STEP_OPTIONS,
      prompts: DUO_PROMPTS,
      answers: [{ name: 'duo', type: () => DuoAnswer, description: 'An answer to the module "duo".' }],
      needsSecretBefore: true,
      remembersBrowsers: (options) => options['rememberBrowsers'] === true,
    },
    settings: {
      fields: DUO_SETTINGS,
      secretsBoundTo: ['apiHostname', 'integrationKey'],
      checkValues: (values) => checkAccountValues(values, hosts),
      checkConnection: (stored) => checkDuo(tools, () => clock.now(), stored),
    },
    enrollment: {
      usesCodes: true,
      externalName: { ...DUO_USERNAME, help: `${DUO_USERNAME.help} Setting it removes the user’s enrollment.` },
    },
    analysis: {
      outsideService: DUO_SERVICE,
      forecast: forecastDuo,
      inferCondition: inferDuoCondition,
      listNetworks: listFailOpenNetworks,
    },
    operations: {
      listStepWarnings: listDuoStepWarnings,
      collectMetrics: () => tools.metrics.collect(tools.breaker.listStates()),
      describeHealth: () => describeHealth(tools),
      stop: () => tools.stop(),
    },
  }
}

function describeHealth({ breaker, metrics }: DuoTools): string | null {
  if (breaker.listStates().some(({ state }) => state !== 'closed')) return 'unreachable'
  return metrics.wasEverAnswered ? 'reachable' : null
}
