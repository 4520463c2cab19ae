import { type ConsoleModule, toPromptLoader } from '../../module-contract/console-module.ts'
import { newPasswordPrompt, passwordPrompt } from './password.logon.ts'

export const password: ConsoleModule = {
  id: 'password',
  fragments: [passwordPrompt, newPasswordPrompt],
  prompts: {
    PasswordPrompt: {
      load: toPromptLoader(() => import('./password-prompt.tsx').then((file) => file.PasswordPrompt)),
      showsFieldProblems: true,
    },
    NewPasswordPrompt: {
      load: toPromptLoader(() => import('./new-password-prompt.tsx').then((file) => file.NewPasswordPrompt)),
      showsFieldProblems: true,
    },
  },
  loadErrorTexts: async () => (await import('./gql/error-texts.ts')).ERROR_TEXTS,
}
