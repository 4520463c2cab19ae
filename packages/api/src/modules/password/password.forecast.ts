import type { ForecastInput, StepForecast } from '../../module-contract/step-forecast.ts'

/** An enabled user with a password passes; with an initial one, until it expires. */
export function forecastPassword({ user, now }: ForecastInput): StepForecast {
  const prompts = ['PasswordPrompt']
  if (!user.enabled)
    return { prompts, result: 'blocked', code: 'PASSWORD_INCORRECT', why: 'The user is disabled.', ends: false }
  if (!user.hasPassword)
    return { prompts, result: 'blocked', code: 'PASSWORD_INCORRECT', why: 'The user has no password.', ends: false }
  if (user.initialPasswordExpiresAt === null) return { prompts, result: 'passes', method: 'password' }
  if (user.initialPasswordExpiresAt <= now)
    return {
      prompts,
      result: 'blocked',
      code: 'PASSWORD_INITIAL_EXPIRED',
      why: 'The initial password is not replaced in time.',
      ends: true,
    }
  return { prompts: [...prompts, 'NewPasswordPrompt'], result: 'passes', method: 'password', replacesPassword: true }
}
