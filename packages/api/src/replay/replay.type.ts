import { GraphQLJSON } from 'graphql-scalars'
import { Field, ID, Int, ObjectType, Float } from 'type-graphql'
import { SimulatedLogon } from '../analysis/forecast/simulation.type.ts'

@ObjectType({
  description: 'Something that happened at a step. No secret is in it, and nothing that somebody typed.',
  simpleResolvers: true,
})
export class ReplayMoment {
  @Field(() => Date) at!: Date
  @Field(() => String, {
    description:
      'prompt (something was shown), answer (one that did not pass), service (what a service outside answered), or outcome.',
  })
  kind!: 'prompt' | 'answer' | 'service' | 'outcome'
  @Field(() => String, { description: 'In words.' }) text!: string
  @Field(() => String, { nullable: true }) code!: string | null
  @Field(() => ID, { nullable: true, description: 'The reference that the user saw.' }) reference!: string | null
  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'As recorded, e.g. factor, device, milliseconds of the service.',
  })
  details!: unknown
}

@ObjectType({ description: 'One step of a logon as it went.', simpleResolvers: true })
export class ReplayStep {
  @Field(() => Int, { description: 'From 1.' }) position!: number
  @Field(() => String) module!: string
  @Field(() => String) title!: string
  @Field(() => GraphQLJSON, { description: 'Of the version that the logon was pinned to.' }) options!: unknown
  @Field(() => String, { description: 'passed, denied, open (the logon ended while it asked) or not-reached.' })
  outcome!: 'passed' | 'denied' | 'open' | 'not-reached'
  @Field(() => String, { nullable: true }) method!: string | null
  @Field(() => String, { nullable: true, description: 'Why it passed without having asked.' }) exception!: string | null
  @Field(() => Date, { nullable: true }) startedAt!: Date | null
  @Field(() => Date, { nullable: true }) endedAt!: Date | null
  @Field(() => Float, { nullable: true }) seconds!: number | null
  @Field(() => [ReplayMoment]) moments!: ReplayMoment[]
}

@ObjectType({ description: 'How a logon went, from the audit log.', simpleResolvers: true })
export class LogonReplay {
  @Field(() => ID) logonId!: string
  @Field(() => String) accessType!: string
  @Field(() => String, { description: 'Key of the scheme.' }) scheme!: string
  @Field(() => Int, { description: 'The version that it was pinned to.' }) version!: number
  @Field(() => String, { nullable: true, description: 'The user, if one was identified.' }) username!: string | null
  @Field(() => String, { nullable: true }) ipAddress!: string | null
  @Field(() => String, { nullable: true }) userAgent!: string | null
  @Field(() => Date) startedAt!: Date
  @Field(() => Date, { nullable: true }) endedAt!: Date | null
  @Field(() => String, { description: 'completed, denied, cancelled, abandoned or open.' }) outcome!: string
  @Field(() => String, { nullable: true, description: 'Why it was refused.' }) code!: string | null
  @Field(() => String, { nullable: true, description: 'Why it was refused, in words for an administrator.' }) reason!:
    | string
    | null
  @Field(() => ID, { nullable: true, description: 'The reference that the user saw at the end.' }) reference!:
    | string
    | null
  @Field(() => Float, { nullable: true }) seconds!: number | null
  @Field(() => [String], { description: 'Why steps passed without having asked.' }) exceptions!: string[]
  @Field(() => [ReplayStep]) steps!: ReplayStep[]
  @Field(() => SimulatedLogon, {
    nullable: true,
    description:
      'A forecast with the live scheme and the services behaving as they did then; null if no user was identified.',
  })
  withPublished!: SimulatedLogon | null
  @Field(() => SimulatedLogon, {
    nullable: true,
    description: 'The same forecast with the draft; null without a draft.',
  })
  withDraft!: SimulatedLogon | null
}
