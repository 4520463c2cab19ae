import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType({
  description: 'An administrator’s recovery codes, without the codes themselves, which are shown only once.',
  simpleResolvers: true,
})
export class RecoveryCodes {
  @Field(() => Int, { description: 'Number of unused codes. Each is valid for one logon.' }) remaining!: number
  @Field(() => Date, { nullable: true, description: 'Time of their creation. Null if there are none.' })
  createdAt!: Date | null
}
