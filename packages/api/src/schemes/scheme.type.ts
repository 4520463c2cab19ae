import { GraphQLJSON } from 'graphql-scalars'
import { Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql'

export const SessionDelivery = { COOKIE: 'COOKIE', TOKEN: 'TOKEN' } as const
registerEnumType(SessionDelivery, {
  name: 'SessionDelivery',
  description: 'How a completed logon hands its session over.',
  valuesConfig: { COOKIE: { description: 'In a cookie that scripts can’t read.' }, TOKEN: { description: 'Once, as a token in the answer.' } },
})

@ObjectType({ description: 'Where logons come from; each has a scheme.', simpleResolvers: true })
export class AccessType {
  @Field(() => ID) key!: string
  @Field(() => String) name!: string
  @Field(() => SessionDelivery) sessionDelivery!: keyof typeof SessionDelivery
}

@ObjectType({ description: 'One module at one place of a scheme.', simpleResolvers: true })
export class SchemeStep {
  @Field(() => ID, { description: 'Tells the step by scheme, version and place, e.g. "browser.3.s1".' }) id!: string
  @Field(() => GraphQLJSON, { description: 'By name, defaults filled in.' }) options!: Readonly<Record<string, unknown>>
  moduleId!: string
}

@ObjectType({ description: 'The steps of a scheme as once saved. Never changes.', simpleResolvers: true })
export class SchemeVersion {
  @Field(() => Int, { description: 'Counts up with every save, drafts included.' }) number!: number
  @Field(() => [SchemeStep], { description: 'In the order in which they are passed.' }) steps!: SchemeStep[]
  @Field(() => String, { nullable: true }) note!: string | null
  @Field(() => Date) savedAt!: Date
  @Field(() => String, { description: 'Username of whoever saved it.' }) savedBy!: string
  @Field(() => String, { description: 'SHA-256 of the steps; equal flows have equal hashes.' }) hash!: string
}

@ObjectType({ description: 'Something about a flow that is allowed and should be meant.', simpleResolvers: true })
export class SchemeWarning {
  @Field(() => String, { description: 'Stable; branch on it.' }) code!: string
  @Field(() => String, { description: 'What it means and what to do, in plain text.' }) message!: string
  @Field(() => Int, { nullable: true, description: 'Index into the published steps, from 0; null when it is about the flow as a whole.' }) step!: number | null
  @Field(() => Int, { nullable: true, description: 'Logons of the last 30 days that it has come to, where that can be told.' }) count!: number | null
}

@ObjectType({ description: 'The flow of an access type.', simpleResolvers: true })
export class Scheme {
  @Field(() => ID) key!: string
  @Field(() => String) name!: string
  @Field(() => String, { description: 'Key of the access type.' }) accessType!: string
  @Field(() => SessionDelivery, { description: 'Of the access type. Where it is a token, no step may need a browser.' }) sessionDelivery!: keyof typeof SessionDelivery
  @Field(() => Boolean, { description: 'A disabled scheme lets nobody in and ends its logons in flight.' }) enabled!: boolean
  @Field(() => SchemeVersion, { description: 'What new logons begin with. Logons in flight stay with the version that they began with.' }) published!: SchemeVersion
  @Field(() => SchemeVersion, { nullable: true, description: 'The latest save that was not published, until something is.' }) draft!: SchemeVersion | null
  @Field(() => [SchemeVersion], { description: 'Newest first.' }) versions!: SchemeVersion[]
}

@InputType({ description: 'One step of a flow.' })
export class SchemeStepInput {
  @Field(() => String, { description: 'Id of the module.' }) module!: string
  @Field(() => GraphQLJSON, { nullable: true, description: 'By name; what is left out has its default.' }) options?: unknown
}

@InputType({ description: 'A whole flow, saved as one.' })
export class SaveSchemeInput {
  @Field(() => ID, { description: 'Key of the scheme.' }) key!: string
  @Field(() => [SchemeStepInput], { description: 'In the order in which they are passed; 10 at most.' }) steps!: SchemeStepInput[]
  @Field(() => Boolean, { defaultValue: true, description: 'Whether new logons begin with it. A draft may break the rules of flows.' }) publish!: boolean
  @Field(() => Int, { nullable: true, description: 'The version that you started from: if another was published since, nothing is saved (SCHEME_STALE).' })
  basedOn?: number | null
  @Field(() => String, { nullable: true, description: 'Why, for those who look at the versions later.' }) note?: string | null
}

@ObjectType({ description: 'Why a flow can’t be saved.', simpleResolvers: true })
export class SchemeProblem {
  @Field(() => String, { description: 'Stable; branch on it.' }) code!: string
  @Field(() => String, { description: 'What is wrong and what to do, in plain text.' }) message!: string
  @Field(() => Int, { nullable: true, description: 'Index into the steps, from 0; null when it is about the flow as a whole.' }) step!: number | null
}

@ObjectType({ description: 'Nothing was saved, and why.', simpleResolvers: true })
export class SchemeRejected {
  @Field(() => [SchemeProblem]) problems!: SchemeProblem[]
}

export const SaveSchemeResult = createUnionType({
  name: 'SaveSchemeResult',
  description: 'The scheme as it is now, or why nothing was saved.',
  types: () => [Scheme, SchemeRejected] as const,
})
