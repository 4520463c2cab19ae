import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql'
import { LockoutVerdict } from '../../change-guard/lockout-verdict.type.ts'
import { SettingProblem } from '../../graphql/field-problem.type.ts'
import { User } from '../accounts/user.type.ts'

@ObjectType({
  description:
    'How a user is named at the other side of a module, where that is not what the settings make of their username.',
  simpleResolvers: true,
})
export class ExternalName {
  @Field(() => String) module!: string
  @Field(() => String) name!: string
}

@ObjectType({
  description: 'A one-time enrollment code. This is the only time that it is shown.',
  simpleResolvers: true,
})
export class EnrollmentCode {
  @Field(() => String, { description: 'Hand it to the user; hyphens and case don’t count.' }) code!: string
  @Field(() => Date) expiresAt!: Date
}

@ObjectType({ description: 'A one-time enrollment code that has not been used yet.', simpleResolvers: true })
export class PendingEnrollmentCode {
  @Field(() => String) module!: string
  @Field(() => String, { description: 'Username of who made it.' }) createdBy!: string
  @Field(() => Date) createdAt!: Date
  @Field(() => Date) expiresAt!: Date
}

@ObjectType({
  description: 'A browser that a module remembers, so that it asks nothing there for a while.',
  simpleResolvers: true,
})
export class RememberedBrowser {
  @Field(() => ID) id!: string
  @Field(() => String) module!: string
  @Field(() => Date) rememberedAt!: Date
  @Field(() => Date, { description: 'When it is asked anew at the latest. The other side may end it before.' })
  expiresAt!: Date
  @Field(() => String, { nullable: true }) ipAddress!: string | null
  @Field(() => String, { nullable: true }) userAgent!: string | null
}

@InputType({ description: 'A user’s name at the other side of a module.' })
export class SetExternalNameInput {
  @Field(() => ID) userId!: string
  @Field(() => String) module!: string
  @Field(() => String, { nullable: true, description: 'null or nothing: what the settings make of the username.' })
  name?: string | null
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log.',
  })
  override?: string | null
}

@ObjectType({ description: 'The name was not set, and why.', simpleResolvers: true })
export class ExternalNameRejected {
  @Field(() => [SettingProblem]) problems!: SettingProblem[]
  @Field(() => LockoutVerdict, {
    nullable: true,
    description: 'What the change would do to the administrators’ ways in, where that was the reason.',
  })
  verdict!: LockoutVerdict | null
}

export const SetExternalNameResult = createUnionType({
  name: 'SetExternalNameResult',
  description: 'The user, or why the name was not set.',
  types: () => [User, ExternalNameRejected] as const,
})
