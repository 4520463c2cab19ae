import { describeField } from '@sallyport/shared/field-schema'
import { ROLE_FIELDS as FIELDS } from '@sallyport/shared/role-fields'
import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql'
import { SettingProblem } from '../../graphql/field-problem.type.ts'

@ObjectType({ description: 'A set of permissions that can be given to users.', simpleResolvers: true })
export class Role {
  @Field(() => String) name!: string
  @Field(() => String) title!: string
  @Field(() => String) description!: string
  @Field(() => [String]) permissions!: readonly string[]
  @Field(() => Boolean, { description: 'True if the role is built in and can’t be changed or removed.' })
  builtIn!: boolean
  @Field(() => Int, { description: 'Increases with every change; 0 for a built-in role. Send it with a change.' })
  revision!: number
}

@ObjectType({ description: 'The uses of a role.', simpleResolvers: true })
export class RoleUse {
  @Field(() => Int, { description: 'Number of users with the role.' }) users!: number
  @Field(() => [String], { description: 'Keys of the access types that allow or deny the role.' })
  accessTypes!: string[]
  @Field(() => [String], { description: 'Names of the invariants about users with the role.' })
  invariants!: string[]
}

@InputType({ description: 'A role with all of its fields.' })
export class RoleInput {
  @Field(() => ID, { description: describeField(FIELDS.name) }) name!: string
  @Field(() => String, { description: describeField(FIELDS.title) }) title!: string
  @Field(() => String, { nullable: true, description: describeField(FIELDS.description) }) description?: string | null
  @Field(() => [String], { description: describeField(FIELDS.permissions) }) permissions!: string[]
  @Field(() => Int, {
    nullable: true,
    description:
      'The revision that you started from. If there is a newer one, nothing is changed (ROLE_STALE). Leave it out to create a role.',
  })
  revision?: number | null
}

@ObjectType({ description: 'The change was refused, with the reasons.', simpleResolvers: true })
export class RoleRejected {
  @Field(() => [SettingProblem]) problems!: SettingProblem[]
}

export const SaveRoleResult = createUnionType({
  name: 'SaveRoleResult',
  description: 'The role after the change (or before its removal), or the reasons why nothing was changed.',
  types: () => [Role, RoleRejected] as const,
})
