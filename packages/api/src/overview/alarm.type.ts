import { Field, ID, ObjectType } from 'type-graphql'

@ObjectType({
  description: 'Something that an administrator should look into, until somebody has acknowledged it.',
  simpleResolvers: true,
})
export class Alarm {
  @Field(() => ID) id!: string
  @Field(() => Date) at!: Date
  @Field(() => String, {
    description:
      'fraud: somebody reported a request that they had not made. identity-conflict: two users were about to share one account at the other side. publication-taken-back: nobody confirmed a publication in time (`subject` is the scheme’s name). recovery-used: an administrator got in by a recovery code. recovery-made: a recovery code was made at the machine.',
  })
  kind!: string
  @Field(() => String, { nullable: true }) module!: string | null
  @Field(() => String, { nullable: true, description: 'As a stable code.' }) code!: string | null
  @Field(() => String, { nullable: true, description: 'Username of whom it is about.' }) subject!: string | null
  @Field(() => ID, { nullable: true }) subjectId!: string | null
  @Field(() => ID, { nullable: true }) logonId!: string | null
  @Field(() => ID, { nullable: true, description: 'What the user was shown, to be quoted.' }) reference!: string | null
  @Field(() => String, { nullable: true, description: 'Where the logon came from.' }) ipAddress!: string | null
  @Field(() => String, { nullable: true }) userAgent!: string | null
}
