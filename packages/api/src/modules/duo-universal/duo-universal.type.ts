import { Field, InputType, ObjectType } from 'type-graphql'
import { StepPrompt } from '../../module-contract/step-prompt.type.ts'

@ObjectType({
  implements: StepPrompt,
  description:
    'Send the browser to Duo. It comes back to the page that the settings name, with "state" and "duo_code" (or "error") in its address; hand these over as a DuoUniversalAnswer.',
  simpleResolvers: true,
})
export class DuoUniversalPrompt extends StepPrompt {
  @Field(() => String, { description: 'Where to send the browser, as a whole page: Duo refuses to be framed.' })
  redirectUrl!: string
  @Field(() => String, {
    description: 'Comes back unchanged. Another one belongs to another logon, or to an earlier try.',
  })
  state!: string
  @Field(() => Date, { description: 'When it is too late to come back.' }) expiresAt!: Date
}

@InputType({ description: 'The parameters that Duo sent the browser back with, or a request for a new redirect.' })
export class DuoUniversalAnswer {
  @Field(() => String, { nullable: true, description: '"state" of the address that Duo sent the browser back to.' })
  state?: string | null
  @Field(() => String, { nullable: true, description: '"duo_code" of that address.' }) code?: string | null
  @Field(() => String, { nullable: true, description: '"error" of that address, where there is no code.' }) error?:
    | string
    | null
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: gives another address to be sent to. A return from the previous one no longer counts.',
  })
  startAgain?: boolean | null
}
