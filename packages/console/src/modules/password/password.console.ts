import { type ConsoleModule, toPromptLoader } from '../console-module.ts'
import { passwordPrompt } from './password.logon.ts'
import { passwordMessages } from './password.messages.ts'

export const password: ConsoleModule = {
  id: 'password',
  fragments: [passwordPrompt],
  prompts: {
    PasswordPrompt: {
      load: toPromptLoader(() => import('./password-prompt.tsx').then((file) => file.PasswordPrompt)),
      showsFieldProblems: true,
    },
  },
  messages: passwordMessages,
}
