import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { PASSWORD_ERROR_CODES } from './password.errors.ts'
import { forecastPassword } from './password.forecast.ts'
import { PasswordStep, type PasswordStepDependencies } from './password.step.ts'
import { NewPasswordAnswer, NewPasswordPrompt, PasswordAnswer, PasswordPrompt } from './password.type.ts'

/** A username and a password on one page, or the password alone after a step that said who it is; then a new one, where it has to be replaced. */
export function createPasswordModule(dependencies: PasswordStepDependencies): AuthenticationModule {
  return {
    id: 'password',
    title: 'Username and password',
    description: 'Says who is logging on and proves it with something they know.',
    category: 'IDENTITY_AND_SECRET',
    errorCodes: PASSWORD_ERROR_CODES,
    step: {
      behavior: new PasswordStep(dependencies),
      options: {},
      prompts: [
        { type: PasswordPrompt, title: 'Password' },
        { type: NewPasswordPrompt, title: 'New password' },
      ],
      answers: [
        { name: 'password', type: () => PasswordAnswer, description: 'Answers a PasswordPrompt.' },
        { name: 'newPassword', type: () => NewPasswordAnswer, description: 'Answers a NewPasswordPrompt.' },
      ],
    },
    settings: { fields: {} },
    analysis: { forecast: forecastPassword },
  }
}
