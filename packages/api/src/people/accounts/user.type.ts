import { Field, ID, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../graphql/page-info.type.ts'

@ObjectType({
  description: 'The tie between a user and a module, such as an account at the module’s service.',
  simpleResolvers: true,
})
export class Enrollment {
  @Field(() => String) module!: string
  @Field(() => String, { description: 'The user’s id in the outside service.' }) externalId!: string
  @Field(() => Date) enrolledAt!: Date
}

@ObjectType({ description: 'A user, who can log on.', simpleResolvers: true })
export class User {
  @Field(() => ID) id!: string
  @Field(() => String) username!: string
  @Field(() => String, { nullable: true }) displayName!: string | null
  @Field(() => String, { nullable: true }) email!: string | null
  @Field(() => Boolean, { description: 'A disabled user can’t log on and has no sessions.' }) enabled!: boolean
  @Field(() => [String], { description: 'Names of roles; see the query `roles`.' }) roles!: string[]
  @Field(() => Date) createdAt!: Date
  @Field(() => Date, { nullable: true }) lastLogonAt!: Date | null
}

@ObjectType({ description: 'A user in a page.', simpleResolvers: true })
export class UserEdge {
  @Field(() => String) cursor!: string
  @Field(() => User) node!: User
}

@ObjectType({ description: 'A page of users, ordered by username.', simpleResolvers: true })
export class UserConnection {
  @Field(() => [UserEdge]) edges!: UserEdge[]
  @Field(() => [User]) nodes!: User[]
  @Field(() => PageInfo) pageInfo!: PageInfo
  @Field(() => Int, { description: 'Number of users on all pages.' }) totalCount!: number
}
