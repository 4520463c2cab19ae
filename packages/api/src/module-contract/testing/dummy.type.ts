import { Field, InputType, ObjectType } from 'type-graphql'
import { StepPrompt } from '../step-prompt.type.ts'

@ObjectType({ implements: StepPrompt, description: 'Asked by modules of tests.' })
export class DummyPrompt extends StepPrompt {
  @Field(() => String) question!: string
}

@InputType({ description: 'Given to modules of tests.' })
export class DummyAnswer {
  @Field(() => String) word!: string
}

// One class for each module, as each adds a field of its own to `StepAnswer`.
@InputType({ description: 'Given to modules of tests.' })
export class DummyIdentityAnswer extends DummyAnswer {}
@InputType({ description: 'Given to modules of tests.' })
export class DummyOtherAnswer extends DummyAnswer {}
@InputType({ description: 'Given to modules of tests.' })
export class DummySecretAnswer extends DummyAnswer {}
