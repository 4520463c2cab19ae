import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql'
import { InvariantResult } from '../../change-guard/invariant-result.type.ts'
import { LockoutVerdict } from '../../change-guard/lockout-verdict.type.ts'
import { SettingProblem } from '../../graphql/field-problem.type.ts'
import { User } from '../accounts/user.type.ts'

@InputType({ description: 'A new user.' })
export class CreateUserInput {
  @Field(() => String, { description: 'Unique in every spelling: case and Unicode form are ignored.' })
  username!: string
  @Field(() => String, { nullable: true }) displayName?: string | null
  @Field(() => String, { nullable: true }) email?: string | null
  @Field(() => String, {
    nullable: true,
    description: 'Without a password, the user can’t pass a password step until one is set.',
  })
  password?: string | null
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True for an initial password: the user has to choose another one at the next logon, within seven days. False by default.',
  })
  passwordMustChange?: boolean | null
  @Field(() => [String], { nullable: true, description: 'Roles of the user; "user" by default.' }) roles?:
    | string[]
    | null
}

@InputType({
  description: 'A change of a user. A field that is left out stays unchanged; null clears displayName and email.',
})
export class UpdateUserInput {
  @Field(() => ID) id!: string
  @Field(() => String, { nullable: true }) displayName?: string | null
  @Field(() => String, { nullable: true }) email?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Disabling ends the user’s sessions and logons at once.' })
  enabled?: boolean | null
  @Field(() => [String], {
    nullable: true,
    description: 'All roles of the user. They take effect with the next request of each session.',
  })
  roles?: string[] | null
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log.',
  })
  override?: string | null
}

@InputType({ description: 'A new password for a user.' })
export class SetPasswordInput {
  @Field(() => ID) userId!: string
  @Field(() => String) password!: string
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True for an initial password: the user has to choose another one at the next logon, within seven days. False by default.',
  })
  passwordMustChange?: boolean | null
  @Field(() => String, {
    nullable: true,
    description:
      'Why an initial one is to be set though administrators could be locked out when it lapses (LOCKOUT): 10 to 500 characters, for the audit log.',
  })
  override?: string | null
}

@InputType({ description: 'A new password for the caller.' })
export class ChangePasswordInput {
  @Field(() => String) currentPassword!: string
  @Field(() => String) newPassword!: string
  @Field(() => Boolean, { defaultValue: true, description: 'True to end the caller’s other sessions.' })
  endOtherSessions!: boolean
}

@ObjectType({ description: 'The change was refused, with the reasons.', simpleResolvers: true })
export class UserRejected {
  @Field(() => [SettingProblem]) problems!: SettingProblem[]
  @Field(() => LockoutVerdict, {
    nullable: true,
    description: 'What the change would do to the administrators’ ways in, where that was the reason.',
  })
  verdict!: LockoutVerdict | null
  @Field(() => [InvariantResult], { description: 'What it would do to the invariants, where that was looked at.' })
  invariants!: InvariantResult[]
}

@ObjectType({ description: 'The password was changed.', simpleResolvers: true })
export class PasswordChanged {
  @Field(() => Int) sessionsEnded!: number
}

@ObjectType({ description: 'The password was not changed, with the reasons.', simpleResolvers: true })
export class PasswordRejected {
  @Field(() => [SettingProblem]) problems!: SettingProblem[]
}

export const CreateUserResult = createUnionType({
  name: 'CreateUserResult',
  description: 'The new user, or the reasons why there is none.',
  types: () => [User, UserRejected] as const,
})
export const UpdateUserResult = createUnionType({
  name: 'UpdateUserResult',
  description: 'The user after the change, or the reasons why nothing was changed.',
  types: () => [User, UserRejected] as const,
})
export const SetPasswordResult = createUnionType({
  name: 'SetPasswordResult',
  description: 'The user, or the reasons why the password was not set.',
  types: () => [User, UserRejected] as const,
})
export const ChangePasswordResult = createUnionType({
  name: 'ChangePasswordResult',
  description: 'The result of changing one’s own password.',
  types: () => [PasswordChanged, PasswordRejected] as const,
})
