import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { PASSWORD_ERROR_CODES } from './password.errors.ts'
import { type PasswordChecker, PasswordStep } from './password.step.ts'
import { PasswordAnswer, PasswordPrompt } from './password.type.ts'

/** A username and a password on one page, or the password alone after a step that said who it is. */
export function createPasswordModule(checker: PasswordChecker): AuthenticationModule {
  return {
    id: 'password',
    title: 'Username and password',
    description: 'Says who is logging on and proves it with something they know.',
    category: 'IDENTITY_AND_SECRET',
    settings: {},
    stepOptions: {},
    errorCodes: PASSWORD_ERROR_CODES,
    promptTypes: [PasswordPrompt],
    answer: { name: 'password', type: () => PasswordAnswer, description: 'Answers a PasswordPrompt.' },
    step: new PasswordStep(checker),
  }
}
