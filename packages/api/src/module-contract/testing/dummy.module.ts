import type { ModuleCategory } from '@sallyport/shared/module-category'
import { Field, InputType, ObjectType } from 'type-graphql'
import type { AuthenticationModule, ModuleStep } from '../authentication-module.ts'
import type { StepContext } from '../step-context.ts'
import type { StepOutcome } from '../step-outcome.ts'
import { PromptFieldKind, StepPrompt, toPromptField } from '../step-prompt.type.ts'

@ObjectType({ implements: StepPrompt, description: 'Asked by modules of tests.' })
export class DummyPrompt extends StepPrompt {
  @Field(() => String) question!: string
}

@InputType({ description: 'Given to modules of tests.' })
export class DummyAnswer {
  @Field(() => String) word!: string
}

@InputType({ description: 'Given to modules of tests.' })
export class DummyIdentityAnswer extends DummyAnswer {}
@InputType({ description: 'Given to modules of tests.' })
export class DummyOtherAnswer extends DummyAnswer {}
@InputType({ description: 'Given to modules of tests.' })
export class DummySecretAnswer extends DummyAnswer {}

interface DummyState {
  question: string
}

export interface DummyOptions {
  id: string
  category: ModuleCategory
  answerType: typeof DummyAnswer
  /** What it makes of a word; by default "yes" passes and anything else is rejected. */
  answer?: (context: StepContext, word: string) => Promise<StepOutcome>
  begin?: (context: StepContext) => Promise<StepOutcome>
  awaitChange?: ModuleStep['awaitChange']
}

const DEFAULT_BEGIN = async (): Promise<StepOutcome> => ({
  kind: 'prompt',
  state: { question: 'Yes?' } satisfies DummyState,
})
const DEFAULT_ANSWER = async (_context: StepContext, word: string): Promise<StepOutcome> =>
  word === 'yes' ? { kind: 'passed', method: 'dummy' } : { kind: 'rejected', code: 'DUMMY_NO', field: 'word' }

/** A module that does what a test tells it, to play the engine with. */
export function createDummyModule({
  id,
  category,
  answerType,
  answer = DEFAULT_ANSWER,
  begin = DEFAULT_BEGIN,
  awaitChange,
}: DummyOptions): AuthenticationModule {
  const name = id.replaceAll(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase())
  return {
    id,
    title: id,
    description: 'Plays a part in tests.',
    category,
    settings: {},
    stepOptions: {},
    errorCodes: [{ code: 'DUMMY_NO', message: 'No.', hint: 'Say yes.' }],
    promptTypes: [DummyPrompt],
    answer: { name, type: () => answerType, description: 'For tests.' },
    step: {
      begin,
      answer: (context: StepContext, _state: DummyState, given: DummyAnswer) => answer(context, given.word),
      toPrompt: (state: DummyState) =>
        Object.assign(new DummyPrompt(), {
          module: id,
          title: 'A question',
          question: state.question,
          fields: [toPromptField({ name: 'word', kind: PromptFieldKind.TEXT, label: 'Word', required: true })],
          pollAfterMs: null,
        }),
      fromFields: (fields) => (fields.has('word') ? { word: fields.get('word')! } : null),
      ...(awaitChange ? { awaitChange } : {}),
    },
    forecast: () => ({ prompts: ['DummyPrompt'], result: 'passes', method: 'dummy' }),
  }
}
