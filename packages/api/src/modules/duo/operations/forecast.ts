import type { SettingValues } from '@sallyport/shared/setting-field'
import type { ForecastInput, ServiceCondition, StepForecast } from '../../../module-contract/step-forecast.ts'
import type { StepException } from '../../../module-contract/step-outcome.ts'
import { forecastOutage } from '../../duo-account/forecast-outage.ts'
import type { DuoStepErrorCode } from '../interface/duo.errors.ts'
import type { DUO_SETTINGS, DUO_STEP_OPTIONS } from '../interface/duo.settings.ts'

type Settings = SettingValues<typeof DUO_SETTINGS>
type Options = SettingValues<typeof DUO_STEP_OPTIONS>

/**
 * The result of the Duo step. A user who isn't enrolled here counts as unknown to Duo, though Duo may know the name: what can't be known
 * from here is not relied on.
 */
export function forecastDuo(input: ForecastInput): StepForecast {
  const options = input.options as Options
  if (!input.configured) return end('LOGON_FAILED', 'Duo is not set up.')
  const isKnownById = isEnrolledAtThisHost(input)
  if (!isKnownById && input.profile.isNameTaken)
    return end('DUO_NAME_CONFLICT', 'The name at Duo belongs to another user here.')
  if (!isKnownById && input.profile.name === '')
    return end('DUO_NOT_ALLOWED', 'The user has no name at Duo by the configured format.')
  switch (input.condition) {
    case 'unreachable':
      return forecastOutage(input, { code: 'DUO_UNREACHABLE', disturbing: ['duo'] })
    case 'refuses-keys':
      return end('DUO_MISCONFIGURED', 'Duo does not accept this server’s keys.')
    case 'lets-in':
      if (options.bypass === 'accept')
        return { prompts: [], result: 'passes', method: 'Duo bypass', exception: 'BYPASSED' }
      return end('DUO_BYPASS_REFUSED', 'Duo would let the user in without asking, which the step refuses.')
    case 'refuses':
      return end('DUO_NOT_ALLOWED', 'Duo refuses the user.')
    case 'unknown-user':
      // Duo no longer has a user with this id, and says so.
      if (isKnownById) return end('DUO_NOT_ALLOWED', 'Duo no longer has the user to which this one is tied.')
      return enroll(input, options)
    default:
      return isKnownById ? confirm(input, []) : enroll(input, options)
  }
}

function isEnrolledAtThisHost({ profile: { enrollment }, settings }: ForecastInput): boolean {
  return (
    enrollment !== null &&
    (enrollment.scope === '' || enrollment.scope === String(settings['apiHostname'] ?? '').toLowerCase())
  )
}

function enroll(input: ForecastInput, options: Options): StepForecast {
  const { selfEnrollment } = input.settings as Settings
  if (!selfEnrollment) return end('DUO_ENROLLMENT_REQUIRED', 'The user is not enrolled, and self-enrollment is off.')
  if (options.enrollment === 'refuse')
    return end('DUO_ENROLLMENT_REQUIRED', 'The user is not enrolled, and the step refuses new users.')
  const prompts = options.enrollmentCode ? ['DuoEnrollmentCodePrompt'] : []
  if (options.enrollmentCode && !input.profile.hasEnrollmentCode)
    return {
      prompts,
      result: 'blocked',
      code: 'DUO_ENROLLMENT_CODE_INCORRECT',
      why: 'The user is not enrolled and has no enrollment code.',
      ends: false,
    }
  prompts.push('DuoEnrollmentPrompt')
  if (input.condition === 'device-lost')
    return {
      prompts,
      result: 'blocked',
      code: 'DUO_ENROLLMENT_EXPIRED',
      why: 'The user is not enrolled and has no phone to enroll.',
      ends: true,
    }
  const confirmed = confirm(input, prompts)
  return confirmed.result === 'passes' ? { ...confirmed, enrolls: true } : confirmed
}

/** As for somebody with one phone that takes pushes; with "Only Verified Push", where Duo's policy has them. */
function confirm({ condition, settings }: ForecastInput, before: readonly string[]): StepForecast {
  const isPushedByItself = (settings as Settings).automaticPush
  const prompts = [...before, ...(isPushedByItself ? [] : ['DuoChoicePrompt']), 'DuoWaitPrompt']
  const block = (code: string, why: string, ends: boolean): StepForecast => ({
    prompts,
    result: 'blocked',
    code,
    why,
    ends,
  })
  switch (condition) {
    case 'denies':
      return block('DUO_DENIED', 'The user denies the request.', true)
    case 'reports-fraud':
      return block('DUO_FRAUD', 'The user reports the request as fraud.', true)
    case 'no-answer':
      return block('DUO_TIMEOUT', 'Nobody answers the request.', false)
    case 'device-lost':
      return block('DUO_TIMEOUT', 'The user has nothing left to confirm with.', false)
    default:
      return { prompts, result: 'passes', method: 'Duo' }
  }
}

const end = (code: string, why: string): StepForecast => ({ prompts: [], result: 'blocked', code, why, ends: true })

const CONDITION_OF_CODE: Readonly<Partial<Record<DuoStepErrorCode, ServiceCondition>>> = {
  DUO_DENIED: 'denies',
  DUO_FRAUD: 'reports-fraud',
  DUO_TIMEOUT: 'no-answer',
  DUO_UNREACHABLE: 'unreachable',
  DUO_MISCONFIGURED: 'refuses-keys',
  DUO_BYPASS_REFUSED: 'lets-in',
  DUO_NOT_ALLOWED: 'refuses',
  DUO_DISABLED: 'refuses',
  DUO_LOCKED_OUT: 'refuses',
  DUO_ENROLLMENT_REQUIRED: 'unknown-user',
  DUO_ENROLLMENT_EXPIRED: 'unknown-user',
  DUO_ENROLLMENT_CODE_INCORRECT: 'unknown-user',
}

/** How Duo must have behaved for the step to end so. */
export function inferDuoCondition({
  code,
  exception,
}: {
  code: string | null
  exception: StepException | null
}): ServiceCondition | null {
  if (exception === 'FAILED_OPEN') return 'unreachable'
  if (exception === 'BYPASSED') return 'lets-in'
  return code === null ? 'approves' : (CONDITION_OF_CODE[code as DuoStepErrorCode] ?? null)
}
