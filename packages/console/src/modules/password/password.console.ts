import { type ConsoleModule, toPromptLoader } from '../console-module.ts'
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
  loadMessages: () => import('./password.messages.ts').then((file) => file.passwordMessages),
}
