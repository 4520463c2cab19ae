import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql'
import { InvariantResult } from '../../change-guard/invariant-result.type.ts'
import { LockoutVerdict } from '../../change-guard/lockout-verdict.type.ts'
import { SettingProblem } from '../../graphql/field-problem.type.ts'
import { User } from '../accounts/user.type.ts'

@InputType({ description: 'A new user.' })
export class CreateUserInput {
  @Field(() => String, { description: 'Unique, whatever way it is spelled: case and form don’t count.' })
  username!: string
  @Field(() => String, { nullable: true }) displayName?: string | null
  @Field(() => String, { nullable: true }) email?: string | null
  @Field(() => String, {
    nullable: true,
    description: 'Without one the user can’t pass a password step until one is set.',
  })
  password?: string | null
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the password is an initial one: the user has to choose another at the next logon, within seven days. Left out: no.',
  })
  passwordMustChange?: boolean | null
  @Field(() => [String], { nullable: true, description: 'Left out: user.' }) roles?: string[] | null
}

@InputType({ description: 'A change of a user. What is left out stays as it is; null clears displayName and email.' })
export class UpdateUserInput {
  @Field(() => ID) id!: string
  @Field(() => String, { nullable: true }) displayName?: string | null
  @Field(() => String, { nullable: true }) email?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Disabling ends the user’s sessions and logons at once.' })
  enabled?: boolean | null
  @Field(() => [String], {
    nullable: true,
    description: 'All of the user’s roles from now on; holds for the next request of each session.',
  })
  roles?: string[] | null
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log.',
  })
  override?: string | null
}

@InputType({ description: 'A new password for somebody.' })
export class SetPasswordInput {
  @Field(() => ID) userId!: string
  @Field(() => String) password!: string
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the password is an initial one: the user has to choose another at the next logon, within seven days. Left out: no.',
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
  @Field(() => Boolean, { defaultValue: true, description: 'Whether the caller’s sessions elsewhere end.' })
  endOtherSessions!: boolean
}

@ObjectType({ description: 'Nothing was changed, and why.', simpleResolvers: true })
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

@ObjectType({ description: 'The password was not changed, and why.', simpleResolvers: true })
export class PasswordRejected {
  @Field(() => [SettingProblem]) problems!: SettingProblem[]
}

export const CreateUserResult = createUnionType({
  name: 'CreateUserResult',
  description: 'The new user, or why there is none.',
  types: () => [User, UserRejected] as const,
})
export const UpdateUserResult = createUnionType({
  name: 'UpdateUserResult',
  description: 'The user as they are now, or why nothing was changed.',
  types: () => [User, UserRejected] as const,
})
export const SetPasswordResult = createUnionType({
  name: 'SetPasswordResult',
  description: 'The user, or why the password was not set.',
  types: () => [User, UserRejected] as const,
})
export const ChangePasswordResult = createUnionType({
  name: 'ChangePasswordResult',
  description: 'What came of a change of one’s own password.',
  types: () => [PasswordChanged, PasswordRejected] as const,
})
