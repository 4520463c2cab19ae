import type { ForecastInput, StepForecast } from '../../module-contract/step-forecast.ts'

/** An enabled administrator with a code left passes. */
export function forecastRecoveryCode({ user }: ForecastInput): StepForecast {
  const blocked = (why: string): StepForecast => ({
    prompts: ['RecoveryCodePrompt'],
    result: 'blocked',
    code: 'RECOVERY_CODE_INCORRECT',
    why,
    ends: false,
  })
  if (!user.enabled) return blocked('The user is disabled.')
  if (!user.roles.includes('administrator')) return blocked('Recovery codes are for administrators.')
  if (user.recoveryCodes === 0) return blocked('The user has no recovery codes left.')
  return { prompts: ['RecoveryCodePrompt'], result: 'passes', method: 'recovery code' }
}
