import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql'
import { SettingProblem } from '../../graphql/field-problem.type.ts'

@ObjectType({
  description: 'A token by which a script calls this API. What is shown here opens nothing.',
  simpleResolvers: true,
})
export class ApiToken {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'What it is for, in its maker’s words.' }) name!: string
  @Field(() => String, { description: 'Username of its maker. It never may more than they may at the moment.' })
  owner!: string
  @Field(() => [String]) permissions!: string[]
  @Field(() => Date) createdAt!: Date
  @Field(() => Date) expiresAt!: Date
  @Field(() => Date, { nullable: true, description: 'To the minute.' }) lastUsedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Where it was last used from.' }) lastUsedIp!: string | null
  @Field(() => Date, { nullable: true, description: 'Set when it was revoked; it is no good from then on.' })
  revokedAt!: Date | null
}

@InputType({ description: 'A new token for a script.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'What it is for, 1 to 100 characters.' }) name!: string
  @Field(() => [String], { description: 'At least one; only such as the caller has.' }) permissions!: string[]
  @Field(() => Int, { description: '1 to 366.' }) expiresInDays!: number
}

@ObjectType({ description: 'The token was made.', simpleResolvers: true })
export class CreatedApiToken {
  @Field(() => ApiToken) apiToken!: ApiToken
  @Field(() => String, { description: 'Shown this once. Send it as "Authorization: Bearer …".' }) token!: string
}

@ObjectType({ description: 'No token was made, and why.', simpleResolvers: true })
export class ApiTokenRejected {
  @Field(() => [SettingProblem]) problems!: SettingProblem[]
}

export const CreateApiTokenResult = createUnionType({
  name: 'CreateApiTokenResult',
  description: 'The new token, or why there is none.',
  types: () => [CreatedApiToken, ApiTokenRejected] as const,
})

@ObjectType({ description: 'The token that a request is made with.', simpleResolvers: true })
export class CallingApiToken {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => Date) expiresAt!: Date
}
