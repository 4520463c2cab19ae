import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql'
import { SettingProblem } from '../../graphql/field-problem.type.ts'

@ObjectType({
  description: 'A token that a script sends to this API. Nothing shown here grants access.',
  simpleResolvers: true,
})
export class ApiToken {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'The purpose of the token, in its creator’s words.' }) name!: string
  @Field(() => String, {
    description: 'Username of the creator. The token can never do more than they can at that moment.',
  })
  owner!: string
  @Field(() => [String]) permissions!: string[]
  @Field(() => Date) createdAt!: Date
  @Field(() => Date) expiresAt!: Date
  @Field(() => Date, { nullable: true, description: 'Accurate to the minute.' }) lastUsedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'The IP address of its last use.' }) lastUsedIp!: string | null
  @Field(() => Date, { nullable: true, description: 'Set once the token is revoked, which makes it invalid.' })
  revokedAt!: Date | null
}

@InputType({ description: 'A new API token.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'The purpose of the token, 1 to 100 characters.' }) name!: string
  @Field(() => [String], { description: 'At least one, and only permissions that the caller has.' })
  permissions!: string[]
  @Field(() => Int, { description: '1 to 366.' }) expiresInDays!: number
}

@ObjectType({ description: 'The token was created.', simpleResolvers: true })
export class CreatedApiToken {
  @Field(() => ApiToken) apiToken!: ApiToken
  @Field(() => String, { description: 'Shown only once. Send it as "Authorization: Bearer …".' }) token!: string
}

@ObjectType({ description: 'No token was created, with the reasons.', simpleResolvers: true })
export class ApiTokenRejected {
  @Field(() => [SettingProblem]) problems!: SettingProblem[]
}

export const CreateApiTokenResult = createUnionType({
  name: 'CreateApiTokenResult',
  description: 'The new token, or the reasons why there is none.',
  types: () => [CreatedApiToken, ApiTokenRejected] as const,
})

@ObjectType({ description: 'The token of the current request.', simpleResolvers: true })
export class CallingApiToken {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => Date) expiresAt!: Date
}
