import type { ErrorTexts } from '../../lib/error-message.ts'

export const recoveryCodeMessages: ErrorTexts = {
  // The same whether the name is unknown, no administrator's or disabled, or the code is wrong or used: nothing here may tell these apart.
  RECOVERY_CODE_INCORRECT: {
    message: 'The username or the code is not right, or the code was used before.',
    advice: 'Check both, or take the next code of your list.',
  },
  RECOVERY_CODE_MISSING: {
    message: 'Something is missing.',
    advice: 'Enter your username and one of your recovery codes.',
  },
}
