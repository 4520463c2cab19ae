import { Field, InputType, ObjectType } from 'type-graphql'
import { StepPrompt } from '../../module-contract/step-prompt.type.ts'

@ObjectType({
  implements: StepPrompt,
  description: 'Module "password": a username and a password together, or the password alone after a step that said who it is.',
  simpleResolvers: true,
})
export class PasswordPrompt extends StepPrompt {
  @Field(() => Boolean, { description: 'Whether the username is asked for as well.' }) asksUsername!: boolean
}

@InputType({ description: 'The answer to a PasswordPrompt.' })
export class PasswordAnswer {
  @Field(() => String, { nullable: true, description: 'Where the prompt asks for it.' }) username?: string | null
  @Field(() => String) password!: string
}
