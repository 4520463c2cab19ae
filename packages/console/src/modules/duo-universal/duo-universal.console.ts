import { type ConsoleModule, toPromptLoader } from '../../module-contract/console-module.ts'
import { duoUniversalPrompt } from './duo-universal.logon.ts'

export const duoUniversal: ConsoleModule = {
  id: 'duo-universal',
  fragments: [duoUniversalPrompt],
  prompts: {
    DuoUniversalPrompt: {
      load: toPromptLoader(() => import('./redirect-prompt.tsx').then((file) => file.RedirectPrompt)),
    },
  },
  readReturn: (query) => {
    const [state, code, error] = [query.get('state'), query.get('duo_code'), query.get('error')]
    return state && (code || error)
      ? { prompt: 'DuoUniversalPrompt', answer: { duoUniversal: { state, code, error } } }
      : null
  },
  loadErrorTexts: async () => (await import('./gql/error-texts.ts')).ERROR_TEXTS,
}
