import { describeField } from '@sallyport/shared/field-schema'
import { ROLE_FIELDS as FIELDS } from '@sallyport/shared/role-fields'
import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql'
import { SettingProblem } from '../../graphql/field-problem.type.ts'

@ObjectType({ description: 'A set of permissions that users can be given.', simpleResolvers: true })
export class Role {
  @Field(() => String) name!: string
  @Field(() => String) title!: string
  @Field(() => String) description!: string
  @Field(() => [String]) permissions!: readonly string[]
  @Field(() => Boolean, { description: 'Part of the program: can’t be changed or removed.' }) builtIn!: boolean
  @Field(() => Int, {
    description: 'Goes up with every change; 0 for one that is built in. Send it along with a change.',
  })
  revision!: number
}

@ObjectType({ description: 'What names a role.', simpleResolvers: true })
export class RoleUse {
  @Field(() => Int, { description: 'How many users have it.' }) users!: number
  @Field(() => [String], { description: 'Keys of the access types that let in or keep out by it.' })
  accessTypes!: string[]
  @Field(() => [String], { description: 'Names of the invariants that are about those who have it.' })
  invariants!: string[]
}

@InputType({ description: 'A whole role, saved as one.' })
export class RoleInput {
  @Field(() => ID, { description: describeField(FIELDS.name) }) name!: string
  @Field(() => String, { description: describeField(FIELDS.title) }) title!: string
  @Field(() => String, { nullable: true, description: describeField(FIELDS.description) }) description?: string | null
  @Field(() => [String], { description: describeField(FIELDS.permissions) }) permissions!: string[]
  @Field(() => Int, {
    nullable: true,
    description:
      'The revision that you started from: if there is a newer one, nothing is changed (ROLE_STALE). Left out: a new role.',
  })
  revision?: number | null
}

@ObjectType({ description: 'Nothing was changed, and why.', simpleResolvers: true })
export class RoleRejected {
  @Field(() => [SettingProblem]) problems!: SettingProblem[]
}

export const SaveRoleResult = createUnionType({
  name: 'SaveRoleResult',
  description: 'The role as it is now (of a removed one, as it was), or why nothing was changed.',
  types: () => [Role, RoleRejected] as const,
})
