import { Field, InputType, ObjectType } from 'type-graphql'
import { StepPrompt } from '../../module-contract/step-prompt.type.ts'

@ObjectType({
  implements: StepPrompt,
  description: 'Module "recovery-code": an administrator’s username and one of their recovery codes.',
  simpleResolvers: true,
})
export class RecoveryCodePrompt extends StepPrompt {}

@InputType({ description: 'The answer to a RecoveryCodePrompt.' })
export class RecoveryCodeAnswer {
  @Field(() => String) username!: string
  @Field(() => String, { description: 'Case, hyphens and spaces don’t count.' }) code!: string
}
