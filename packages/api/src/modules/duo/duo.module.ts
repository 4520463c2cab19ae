import type { Clock } from '../../lib/clock.ts'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { checkDuo } from './duo.check.ts'
import { DuoClient } from './duo.client.ts'
import { DUO_ERROR_CODES } from './duo.errors.ts'
import { DUO_LIMITS, type DuoLimits } from './duo.limits.ts'
import { DUO_SETTINGS, DUO_STEP_OPTIONS } from './duo.settings.ts'
import { DuoStep } from './duo.step.ts'
import { DuoTransport } from './duo.transport.ts'
import { DuoAnswer, DuoChoicePrompt, DuoEnrollmentPrompt, DuoWaitPrompt } from './duo.type.ts'
import { DuoHosts } from './duo-hosts.ts'
import type { DuoTools } from './duo-tools.ts'

export interface DuoModuleDependencies {
  /** `host` or `host:port` that may be an API hostname beside Duo's own domains, by the operator's configuration. */
  allowedHosts: readonly string[]
  /** PEM, trusted for the allowed hosts beside the roots of Duo's. */
  ca: string | null
  clock: Clock
  limits?: DuoLimits
}

/** Duo Security over its Auth API v2: pushes, calls, codes and enrollment in Sallyport's own prompts. */
export function createDuoModule({ allowedHosts, ca, clock, limits = DUO_LIMITS }: DuoModuleDependencies): AuthenticationModule {
  const hosts = new DuoHosts(allowedHosts)
  const transport = new DuoTransport({ hosts, ca, limits })
  const client = new DuoClient({ transport, limits, clock })
  const tools: DuoTools = { client, limits, isAllowedByOperator: (apiHostname) => hosts.isAllowedByOperator(apiHostname) }
  return {
    id: 'duo',
    title: 'Duo',
    description: 'Asks the user to confirm with Duo: a push to the phone, a call, or a passcode.',
    category: 'SECRET',
    needsSecretBefore: true,
    settings: DUO_SETTINGS,
    stepOptions: DUO_STEP_OPTIONS,
    secretsBoundTo: ['apiHostname', 'integrationKey'],
    errorCodes: DUO_ERROR_CODES,
    promptTypes: [DuoChoicePrompt, DuoWaitPrompt, DuoEnrollmentPrompt],
    answer: { name: 'duo', type: () => DuoAnswer, description: 'An answer to the module "duo".' },
    step: new DuoStep(tools),
    checkValues: ({ apiHostname }) =>
      typeof apiHostname !== 'string' || apiHostname === '' || hosts.isAllowed(apiHostname)
        ? []
        : [
            {
              field: 'apiHostname',
              code: 'SETTING_INVALID',
              message: 'The API hostname looks like api-xxxxxxxx.duosecurity.com (or duofederal.com). Copy it from Duo’s admin panel, without https:// and without a path.',
            },
          ],
    checkSettings: (view) => checkDuo(tools, () => clock.now(), view),
    stop: () => transport.close(),
  }
}
