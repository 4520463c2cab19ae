import { type ConsoleModule, toPromptLoader } from '../../module-contract/console-module.ts'
import { duoChoicePrompt, duoEnrollmentPrompt, duoWaitPrompt } from './duo.logon.ts'

export const duo: ConsoleModule = {
  id: 'duo',
  fragments: [duoChoicePrompt, duoWaitPrompt, duoEnrollmentPrompt],
  prompts: {
    DuoChoicePrompt: { load: toPromptLoader(() => import('./choice-prompt.tsx').then((file) => file.ChoicePrompt)) },
    DuoWaitPrompt: {
      load: toPromptLoader(() => import('./wait-prompt.tsx').then((file) => file.WaitPrompt)),
      passedText: 'Approved',
    },
    DuoEnrollmentPrompt: {
      load: toPromptLoader(() => import('./enrollment-prompt.tsx').then((file) => file.EnrollmentPrompt)),
      passedText: 'Your phone is set up',
    },
    DuoEnrollmentCodePrompt: {
      load: toPromptLoader(() => import('./enrollment-code-prompt.tsx').then((file) => file.EnrollmentCodePrompt)),
    },
    DuoRememberPrompt: {
      load: toPromptLoader(() => import('./remember-prompt.tsx').then((file) => file.RememberPrompt)),
    },
  },
  loadErrorTexts: async () => (await import('./gql/error-texts.ts')).ERROR_TEXTS,
}
