import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType({
  description: 'An administrator’s recovery codes. The codes themselves were shown once.',
  simpleResolvers: true,
})
export class RecoveryCodes {
  @Field(() => Int, { description: 'How many can still be used; each is good for one logon.' }) remaining!: number
  @Field(() => Date, { nullable: true, description: 'When they were made; null where there are none.' })
  createdAt!: Date | null
}
