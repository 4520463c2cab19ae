import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql'
import { LockoutVerdict } from '../../change-guard/lockout-verdict.type.ts'
import { SettingProblem } from '../../graphql/field-problem.type.ts'
import { User } from '../accounts/user.type.ts'

@ObjectType({
  description:
    'A user’s name in the outside service of a module, if it differs from the one that the settings derive from the username.',
  simpleResolvers: true,
})
export class ExternalName {
  @Field(() => String) module!: string
  @Field(() => String) name!: string
}

@ObjectType({ description: 'A single-use enrollment code. It is shown only once.', simpleResolvers: true })
export class EnrollmentCode {
  @Field(() => String, { description: 'The code to hand to the user. Hyphens and case are ignored.' }) code!: string
  @Field(() => Date) expiresAt!: Date
}

@ObjectType({ description: 'An unused single-use enrollment code.', simpleResolvers: true })
export class PendingEnrollmentCode {
  @Field(() => String) module!: string
  @Field(() => String, { description: 'Username of its creator.' }) createdBy!: string
  @Field(() => Date) createdAt!: Date
  @Field(() => Date) expiresAt!: Date
}

@ObjectType({
  description: 'A browser that a module remembers, so that it asks nothing there for some time.',
  simpleResolvers: true,
})
export class RememberedBrowser {
  @Field(() => ID) id!: string
  @Field(() => String) module!: string
  @Field(() => Date) rememberedAt!: Date
  @Field(() => Date, {
    description: 'The time from which the user is asked again. The outside service can end it earlier.',
  })
  expiresAt!: Date
  @Field(() => String, { nullable: true }) ipAddress!: string | null
  @Field(() => String, { nullable: true }) userAgent!: string | null
}

@InputType({ description: 'A user’s name in the outside service of a module.' })
export class SetExternalNameInput {
  @Field(() => ID) userId!: string
  @Field(() => String) module!: string
  @Field(() => String, {
    nullable: true,
    description: 'The name. Null for the one that the settings derive from the username.',
  })
  name?: string | null
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log.',
  })
  override?: string | null
}

@ObjectType({ description: 'The name was not set, with the reasons.', simpleResolvers: true })
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
  description: 'The user, or the reasons why the name was not set.',
  types: () => [User, ExternalNameRejected] as const,
})
