import { type ConsoleModule, toPromptLoader } from '../console-module.ts'
import { duoUniversalPrompt } from './duo-universal.logon.ts'

export const duoUniversal: ConsoleModule = {
  id: 'duo-universal',
  fragments: [duoUniversalPrompt],
  prompts: {
    DuoUniversalPrompt: {
      load: toPromptLoader(() => import('./duo-universal-prompt.tsx').then((file) => file.DuoUniversalPrompt)),
    },
  },
  readReturn: (query) => {
    const [state, code, error] = [query.get('state'), query.get('duo_code'), query.get('error')]
    return state && (code || error)
      ? { prompt: 'DuoUniversalPrompt', answer: { duoUniversal: { state, code, error } } }
      : null
  },
  loadMessages: () => import('./duo-universal.messages.ts').then((file) => file.duoUniversalMessages),
}
