import type { SettingValues } from '@sallyport/shared/setting-field'
import type { ForecastInput, ServiceCondition, StepForecast } from '../../module-contract/step-forecast.ts'
import type { StepException } from '../../module-contract/step-outcome.ts'
import { forecastOutage } from '../duo-account/forecast-outage.ts'
import type { DUO_UNIVERSAL_STEP_OPTIONS } from './duo-universal.settings.ts'

type Options = SettingValues<typeof DUO_UNIVERSAL_STEP_OPTIONS>

/** The result of the Universal Prompt. Enrollment is Duo's own, on its page. */
export function forecastDuoUniversal(input: ForecastInput): StepForecast {
  const { configured, profile, condition, options, accessType } = input
  const { bypass } = options as Options
  const end = (code: string, why: string, prompts: string[] = []): StepForecast => ({
    prompts,
    result: 'blocked',
    code,
    why,
    ends: true,
  })
  if (!configured) return end('LOGON_FAILED', 'The Universal Prompt is not set up.')
  if (!accessType.isForBrowsers) return end('SCHEME_UNAVAILABLE', 'The Universal Prompt needs a browser.')
  if (profile.isNameTaken) return end('DUO_UNIVERSAL_NAME_CONFLICT', 'The name at Duo belongs to another user here.')
  if (condition === 'unreachable')
    return forecastOutage(input, { code: 'DUO_UNIVERSAL_UNREACHABLE', disturbing: ['duo', 'duo-universal'] })
  if (condition === 'refuses-keys') return end('DUO_UNIVERSAL_MISCONFIGURED', 'Duo does not accept this server’s keys.')
  if (profile.name === '') return end('DUO_UNIVERSAL_NO_NAME', 'The user has no name at Duo by the configured format.')
  const prompts = ['DuoUniversalPrompt']
  switch (condition) {
    case 'denies':
    case 'refuses':
      return end(
        'DUO_UNIVERSAL_DENIED',
        condition === 'denies' ? 'The user denies the request.' : 'Duo refuses the user.',
        prompts,
      )
    case 'reports-fraud':
      return end('DUO_UNIVERSAL_FRAUD', 'The user reports the request as fraud.', prompts)
    case 'no-answer':
      return {
        prompts,
        result: 'blocked',
        code: 'DUO_UNIVERSAL_CANCELLED',
        why: 'Nobody answers Duo’s page.',
        ends: false,
      }
    case 'device-lost':
      return {
        prompts,
        result: 'blocked',
        code: 'DUO_UNIVERSAL_CANCELLED',
        why: 'The user has nothing left to confirm with.',
        ends: false,
      }
    case 'lets-in':
      if (bypass === 'accept') return { prompts, result: 'passes', method: 'bypass by Duo', exception: 'BYPASSED' }
      return end(
        'DUO_UNIVERSAL_BYPASS_REFUSED',
        'Duo lets the user in without asking, which the step refuses.',
        prompts,
      )
    case 'unknown-user':
      // A user who enrolls under the name now is another one there.
      if (isTiedAtThisHost(input))
        return end('DUO_UNIVERSAL_NAME_CONFLICT', 'Duo no longer has the user to which this one is tied.', prompts)
      return { prompts, result: 'passes', method: 'Duo Universal Prompt' }
    default:
      return { prompts, result: 'passes', method: 'Duo Universal Prompt' }
  }
}

function isTiedAtThisHost({ profile: { enrollment }, settings }: ForecastInput): boolean {
  return enrollment !== null && enrollment.scope === String(settings['apiHostname'] ?? '').toLowerCase()
}

const CONDITION_OF_CODE: Readonly<Record<string, ServiceCondition>> = {
  DUO_UNIVERSAL_DENIED: 'denies',
  DUO_UNIVERSAL_FRAUD: 'reports-fraud',
  DUO_UNIVERSAL_CANCELLED: 'no-answer',
  DUO_UNIVERSAL_UNREACHABLE: 'unreachable',
  DUO_UNIVERSAL_MISCONFIGURED: 'refuses-keys',
  DUO_UNIVERSAL_BYPASS_REFUSED: 'lets-in',
}

/** How Duo must have behaved for the step to end so. */
export function inferUniversalCondition({
  code,
  exception,
}: {
  code: string | null
  exception: StepException | null
}): ServiceCondition | null {
  if (exception === 'FAILED_OPEN') return 'unreachable'
  if (exception === 'BYPASSED') return 'lets-in'
  return code === null ? 'approves' : (CONDITION_OF_CODE[code] ?? null)
}
