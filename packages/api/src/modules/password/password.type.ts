import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { StepPrompt } from '../../module-contract/step-prompt.type.ts'

@ObjectType({
  implements: StepPrompt,
  description:
    'Module "password": a username and a password together, or the password alone after a step that said who it is.',
  simpleResolvers: true,
})
export class PasswordPrompt extends StepPrompt {
  @Field(() => Boolean, { description: 'Whether the username is asked for as well.' }) asksUsername!: boolean
}

@ObjectType({
  implements: StepPrompt,
  description:
    'Module "password": the password was right, but an administrator has chosen it. Its owner has to choose another one before the logon goes on.',
  simpleResolvers: true,
})
export class NewPasswordPrompt extends StepPrompt {
  @Field(() => String, { description: 'Whose password it is, for password managers.' }) username!: string
  @Field(() => Int, { description: 'Characters that the new password has to have.' }) minLength!: number
  @Field(() => Int, { description: 'Characters that it can have.' }) maxLength!: number
}

@InputType({ description: 'The answer to a PasswordPrompt.' })
export class PasswordAnswer {
  @Field(() => String, { nullable: true, description: 'Where the prompt asks for it.' }) username?: string | null
  @Field(() => String) password!: string
}

@InputType({ description: 'The answer to a NewPasswordPrompt.' })
export class NewPasswordAnswer {
  @Field(() => String) newPassword!: string
}
