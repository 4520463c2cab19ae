import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import type { RecoveryCodeChecker } from './recovery-code-checker.ts'
import { RECOVERY_CODE_ERROR_CODES } from './recovery-code.errors.ts'
import { forecastRecoveryCode } from './recovery-code.forecast.ts'
import { RecoveryCodeStep } from './recovery-code.step.ts'
import { RecoveryCodeAnswer, RecoveryCodePrompt } from './recovery-code.type.ts'

/**
 * The way in for administrators when everything else fails: a username and a single-use code that was printed before,
 * or created on the server.
 */
export function createRecoveryCodeModule(checker: RecoveryCodeChecker): AuthenticationModule {
  return {
    id: 'recovery-code',
    title: 'Recovery code',
    description: 'Lets an administrator in by a one-time code.',
    category: 'IDENTITY_AND_SECRET',
    errorCodes: RECOVERY_CODE_ERROR_CODES,
    step: {
      behavior: new RecoveryCodeStep(checker),
      options: {},
      prompts: [{ type: RecoveryCodePrompt, title: 'Recovery code' }],
      answers: [{ name: 'recoveryCode', type: () => RecoveryCodeAnswer, description: 'Answers a RecoveryCodePrompt.' }],
      onlyBuiltIn: true,
    },
    settings: { fields: {} },
    analysis: { forecast: forecastRecoveryCode },
  }
}
