import { ACCESS_TYPE_FIELDS as FIELDS } from '@sallyport/shared/access-type-fields'
import { describeField } from '@sallyport/shared/field-schema'
import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql'
import { LockoutVerdict } from '../../change-guard/lockout-verdict.type.ts'
import { SettingProblem } from '../../graphql/field-problem.type.ts'
import { SessionDelivery } from '../versions/session-delivery.type.ts'

@ObjectType({ description: 'Where logons come from; each has a scheme.', simpleResolvers: true })
export class AccessType {
  @Field(() => ID) key!: string
  @Field(() => String) name!: string
  @Field(() => SessionDelivery) sessionDelivery!: keyof typeof SessionDelivery
  @Field(() => [String], { description: FIELDS.returnUrls.help }) returnUrls!: string[]
  @Field(() => [String], { description: FIELDS.rolesAllowed.help }) rolesAllowed!: string[]
  @Field(() => [String], { description: FIELDS.rolesDenied.help }) rolesDenied!: string[]
  @Field(() => String, { nullable: true, description: FIELDS.deniedText.help }) deniedText!: string | null
  @Field(() => Int, {
    description: `${FIELDS.sessionIdleMinutes.help} Sessions of users with permissions can end earlier.`,
  })
  sessionIdleMinutes!: number
  @Field(() => Int, { description: FIELDS.sessionMaxMinutes.help }) sessionMaxMinutes!: number
  @Field(() => Boolean, { description: 'Part of the program: can’t be removed.' }) builtIn!: boolean
  @Field(() => Int, { description: 'Goes up with every change. Send it along with an update.' }) revision!: number
  @Field(() => ID, { description: 'Key of its scheme.' }) scheme!: string
}

@ObjectType({ description: 'Who would notice if an access type went away, and what names it.', simpleResolvers: true })
export class AccessTypeUse {
  @Field(() => Int) runningLogons!: number
  @Field(() => Int) openSessions!: number
  @Field(() => Int, { description: 'Completed ones.' }) logonsLast30Days!: number
  @Field(() => Date, { nullable: true }) lastLogonAt!: Date | null
  @Field(() => [String], {
    description: 'Names of the invariants that are about it: it can be removed only while there are none.',
  })
  invariants!: string[]
}

/** What can be said of a new access type and of a change of one. */
@InputType()
abstract class AccessTypeFieldsInput {
  @Field(() => ID, { description: describeField(FIELDS.key) }) key!: string
  @Field(() => [String], { nullable: true, description: describeField(FIELDS.returnUrls) })
  returnUrls?: string[] | null
  @Field(() => [String], { nullable: true, description: describeField(FIELDS.rolesAllowed) })
  rolesAllowed?: string[] | null
  @Field(() => [String], { nullable: true, description: describeField(FIELDS.rolesDenied) })
  rolesDenied?: string[] | null
  @Field(() => String, { nullable: true, description: describeField(FIELDS.deniedText) })
  deniedText?: string | null
  @Field(() => Int, { nullable: true, description: describeField(FIELDS.sessionIdleMinutes) })
  sessionIdleMinutes?: number | null
  @Field(() => Int, { nullable: true, description: describeField(FIELDS.sessionMaxMinutes) })
  sessionMaxMinutes?: number | null
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log.',
  })
  override?: string | null
}

@InputType({ description: 'A new access type.' })
export class AccessTypeInput extends AccessTypeFieldsInput {
  @Field(() => String, { description: describeField(FIELDS.name) }) name!: string
  @Field(() => SessionDelivery, { description: describeField(FIELDS.sessionDelivery) })
  sessionDelivery!: keyof typeof SessionDelivery
}

@InputType({ description: 'A change of an access type. What is left out stays as it is; null clears deniedText.' })
export class UpdateAccessTypeInput extends AccessTypeFieldsInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The revision that you started from: if there is a newer one, nothing is changed (ACCESS_TYPE_STALE).',
  })
  revision?: number | null
  @Field(() => String, { nullable: true, description: describeField(FIELDS.name) }) name?: string | null
}

@ObjectType({ description: 'Nothing was changed, and why.', simpleResolvers: true })
export class AccessTypeRejected {
  @Field(() => [SettingProblem]) problems!: SettingProblem[]
  @Field(() => LockoutVerdict, {
    nullable: true,
    description: 'What the change would do to the administrators’ ways in, where that was the reason.',
  })
  verdict!: LockoutVerdict | null
}

export const AccessTypeResult = createUnionType({
  name: 'AccessTypeResult',
  description: 'The access type as it is now (of a removed one, as it was), or why nothing was changed.',
  types: () => [AccessType, AccessTypeRejected] as const,
})
