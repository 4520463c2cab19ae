import { Field, ID, ObjectType } from 'type-graphql'

@ObjectType({
  description: 'An event that an administrator should look into. It stays until an administrator acknowledges it.',
  simpleResolvers: true,
})
export class Alarm {
  @Field(() => ID) id!: string
  @Field(() => Date) at!: Date
  @Field(() => String, {
    description:
      'fraud: a user reported a request that they had not made. identity-conflict: two users were about to share one account of an outside service. publication-taken-back: no administrator confirmed a provisional publication in time (`subject` is the scheme’s name). recovery-used: an administrator logged on with a recovery code. recovery-made: a recovery code was created on the server.',
  })
  kind!: string
  @Field(() => String, { nullable: true }) module!: string | null
  @Field(() => String, { nullable: true, description: 'The cause, as a stable code.' }) code!: string | null
  @Field(() => String, { nullable: true, description: 'Username of the user concerned.' }) subject!: string | null
  @Field(() => ID, { nullable: true }) subjectId!: string | null
  @Field(() => ID, { nullable: true }) logonId!: string | null
  @Field(() => ID, { nullable: true, description: 'The reference that the user saw and can quote.' }) reference!:
    | string
    | null
  @Field(() => String, { nullable: true, description: 'The client’s IP address.' }) ipAddress!: string | null
  @Field(() => String, { nullable: true }) userAgent!: string | null
}
