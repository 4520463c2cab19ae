import type { ModuleCategory } from '@sallyport/shared/module-category'
import type { AuthenticationModule } from '../authentication-module.ts'
import type { StepBehavior } from '../step-behavior.ts'
import type { StepContext } from '../step-context.ts'
import type { StepOutcome } from '../step-outcome.ts'
import { PromptFieldKind, toPromptField } from '../step-prompt.type.ts'
import { type DummyAnswer, DummyPrompt } from './dummy.type.ts'

interface DummyOptions extends Partial<Pick<StepBehavior, 'begin' | 'awaitChange'>> {
  id: string
  category: ModuleCategory
  answerType: typeof DummyAnswer
  /** What follows a word; by default "yes" passes and anything else is rejected. */
  answer?: (context: StepContext, word: string) => Promise<StepOutcome<any>>
}

/** A module that does what a test tells it, to play the engine with. */
export function createDummyModule({ id, category, answerType, answer, ...more }: DummyOptions): AuthenticationModule {
  const name = id.replaceAll(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase())
  const behavior: StepBehavior<{ question: string }, DummyAnswer> = {
    begin: async () => ({ kind: 'prompt', state: { question: 'Yes?' } }),
    answer: async (context, _state, { word }) => {
      if (answer) return answer(context, word)
      return word === 'yes'
        ? { kind: 'passed', method: 'dummy' }
        : { kind: 'rejected', code: 'DUMMY_NO', field: 'word' }
    },
    toPrompt: ({ question }) => {
      const field = toPromptField({ name: 'word', kind: PromptFieldKind.TEXT, label: 'Word', required: true })
      const prompt = { module: id, title: 'A question', question, fields: [field], pollAfterMs: null }
      return Object.assign(new DummyPrompt(), prompt)
    },
    fromFields: (fields) => (fields.has('word') ? { word: fields.get('word')! } : null),
    ...more,
  }
  return {
    id,
    title: id,
    description: 'Plays a part in tests.',
    category,
    errorCodes: [{ code: 'DUMMY_NO', message: 'No.', hint: 'Say yes.' }],
    step: {
      behavior,
      options: {},
      prompts: [{ type: DummyPrompt, title: 'A word' }],
      answers: [{ name, type: () => answerType, description: 'For tests.' }],
    },
    settings: { fields: {} },
    analysis: { forecast: () => ({ prompts: ['DummyPrompt'], result: 'passes', method: 'dummy' }) },
  }
}
