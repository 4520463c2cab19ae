import { type ConsoleModule, toPromptLoader } from '../../module-contract/console-module.ts'

export const recoveryCode: ConsoleModule = {
  id: 'recovery-code',
  fragments: [],
  prompts: {
    RecoveryCodePrompt: {
      load: toPromptLoader(() => import('./recovery-code-prompt.tsx').then((file) => file.RecoveryCodePrompt)),
      showsFieldProblems: true,
    },
  },
  loadErrorTexts: async () => (await import('./gql/error-texts.ts')).ERROR_TEXTS,
}
