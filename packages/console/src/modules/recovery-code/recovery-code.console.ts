import { type ConsoleModule, toPromptLoader } from '../console-module.ts'

export const recoveryCode: ConsoleModule = {
  id: 'recovery-code',
  fragments: [],
  prompts: {
    RecoveryCodePrompt: {
      load: toPromptLoader(() => import('./recovery-code-prompt.tsx').then((file) => file.RecoveryCodePrompt)),
      showsFieldProblems: true,
    },
  },
  loadMessages: () => import('./recovery-code.messages.ts').then((file) => file.recoveryCodeMessages),
}
