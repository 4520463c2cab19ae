import { GraphQLJSON } from 'graphql-scalars'
import { ChangeInWords } from './change-in-words.type.ts'
import { InvariantResult } from '../../change-guard/invariant-result.type.ts'
import { LockoutVerdict } from '../../change-guard/lockout-verdict.type.ts'
import { Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql'
import { SessionDelivery } from './session-delivery.type.ts'

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
  @Field(() => Int, {
    nullable: true,
    description: 'Index into the published steps, from 0; null when it is about the flow as a whole.',
  })
  step!: number | null
  @Field(() => Int, {
    nullable: true,
    description: 'Logons of the last 30 days that it has come to, where that can be told.',
  })
  count!: number | null
}

@ObjectType({
  description: 'A publication that takes itself back unless an administrator logs on through it, or keeps it in words.',
  simpleResolvers: true,
})
export class PendingPublication {
  @Field(() => Int, { description: 'What new logons begin with until then.' }) version!: number
  @Field(() => Int, { description: 'What is live again afterwards.' }) fallbackVersion!: number
  @Field(() => Date) confirmBy!: Date
  @Field(() => Date) publishedAt!: Date
  @Field(() => String) publishedBy!: string
  @Field(() => String, {
    nullable: true,
    description:
      'Why it was published though something spoke against it; null where it was only to be on the safe side.',
  })
  reason!: string | null
}

@ObjectType({ description: 'What one version of a flow does other than another.', simpleResolvers: true })
export class SchemeDiff {
  @Field(() => Int, { nullable: true }) fromVersion!: number | null
  @Field(() => Int, { nullable: true }) toVersion!: number | null
  @Field(() => [ChangeInWords], { description: 'Empty: the two are the same.' }) changes!: ChangeInWords[]
}

@ObjectType({ description: 'The flow of an access type.', simpleResolvers: true })
export class Scheme {
  @Field(() => ID) key!: string
  @Field(() => String) name!: string
  @Field(() => String, { description: 'Key of the access type.' }) accessType!: string
  @Field(() => SessionDelivery, { description: 'Of the access type. Where it is a token, no step may need a browser.' })
  sessionDelivery!: keyof typeof SessionDelivery
  @Field(() => Boolean, { description: 'A disabled scheme lets nobody in and ends its logons in flight.' })
  enabled!: boolean
  @Field(() => SchemeVersion, {
    description: 'What new logons begin with. Logons in flight stay with the version that they began with.',
  })
  published!: SchemeVersion
  @Field(() => SchemeVersion, {
    nullable: true,
    description: 'The latest save that was not published, until something is.',
  })
  draft!: SchemeVersion | null
  @Field(() => [SchemeVersion], { description: 'Newest first.' }) versions!: SchemeVersion[]
  @Field(() => PendingPublication, { nullable: true, description: 'Set while what is published has to be confirmed.' })
  pending!: PendingPublication | null
  @Field(() => Boolean, { description: 'False for a flow that is part of the program.' }) editable!: boolean
}

@InputType({ description: 'One step of a flow.' })
export class SchemeStepInput {
  @Field(() => String, { description: 'Id of the module.' }) module!: string
  @Field(() => GraphQLJSON, { nullable: true, description: 'By name; what is left out has its default.' })
  options?: unknown
}

export const OnRisk = { REFUSE: 'REFUSE', PROBATION: 'PROBATION' } as const
registerEnumType(OnRisk, {
  name: 'OnRisk',
  description:
    'What becomes of a publication by which administrators could be locked out on a bad day, where no override says why.',
  valuesConfig: {
    REFUSE: { description: 'It is refused with the verdict (SCHEME_LOCKOUT).' },
    PROBATION: {
      description:
        'It goes live and takes itself back after the time of the publication policy, unless an administrator logs on through it. What lets nobody in even on an ordinary day is refused all the same.',
    },
  },
})

/** How something is published. */
@InputType()
abstract class PublishingFields {
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is to be published though administrators could be locked out or a rule of theirs is broken: 10 to 500 characters, for the audit log. It takes itself back then, unless it is confirmed.',
  })
  override?: string | null
  @Field(() => Int, {
    nullable: true,
    description: 'Takes itself back after so long (1 to 1440), unless an administrator has logged on through it.',
  })
  confirmMinutes?: number | null
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Ends the logons under way that began with another version, e.g. for a security fix; they may start again.',
  })
  restartLogons!: boolean
  @Field(() => String, {
    nullable: true,
    description: 'What those who were logging on are told then: plain text, 200 characters at most.',
  })
  restartReason?: string | null
}

@InputType({ description: 'The publication of a draft, exactly as it was reviewed.' })
export class PublishSchemeInput extends PublishingFields {
  @Field(() => ID, { description: 'Key of the scheme.' }) key!: string
  @Field(() => Int, { description: 'Number of the draft.' }) draft!: number
  @Field(() => String, {
    description:
      'Of the review. If what is live or the draft has changed since, nothing is published (SCHEME_REVIEW_STALE, SCHEME_DRAFT_STALE).',
  })
  hash!: string
  @Field(() => String, { nullable: true, description: 'Why, for those who look at the versions later.' }) note?:
    | string
    | null
}

@InputType({ description: 'A change of a scheme beside its steps. What is left out stays as it is.' })
export class UpdateSchemeInput {
  @Field(() => ID) key!: string
  @Field(() => String, { nullable: true }) name?: string | null
  @Field(() => Boolean, {
    nullable: true,
    description: 'A disabled scheme lets nobody in and ends its logons in flight.',
  })
  enabled?: boolean | null
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is to be done though administrators could be locked out: 10 to 500 characters, for the audit log.',
  })
  override?: string | null
}

@InputType({ description: 'A whole flow, saved as one.' })
export class SaveSchemeInput extends PublishingFields {
  @Field(() => ID, { description: 'Key of the scheme.' }) key!: string
  @Field(() => [SchemeStepInput], { description: 'In the order in which they are passed; 10 at most.' })
  steps!: SchemeStepInput[]
  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether new logons begin with it. A draft may break the rules of flows.',
  })
  publish!: boolean
  @Field(() => Int, {
    nullable: true,
    description: 'The version that you started from: if another was published since, nothing is saved (SCHEME_STALE).',
  })
  basedOn?: number | null
  @Field(() => Int, {
    nullable: true,
    description:
      'The draft that you started from, 0 if there was none: if another was saved since, nothing is saved (SCHEME_DRAFT_STALE).',
  })
  basedOnDraft?: number | null
  @Field(() => OnRisk, { defaultValue: 'PROBATION' }) onRisk!: keyof typeof OnRisk
  @Field(() => String, { nullable: true, description: 'Why, for those who look at the versions later.' }) note?:
    | string
    | null
}

@ObjectType({ description: 'Why a flow can’t be saved.', simpleResolvers: true })
export class SchemeProblem {
  @Field(() => String, { description: 'Stable; branch on it.' }) code!: string
  @Field(() => String, { description: 'What is wrong and what to do, in plain text.' }) message!: string
  @Field(() => Int, {
    nullable: true,
    description: 'Index into the steps, from 0; null when it is about the flow as a whole.',
  })
  step!: number | null
}

@ObjectType({ description: 'Nothing was saved, and why.', simpleResolvers: true })
export class SchemeRejected {
  @Field(() => [SchemeProblem]) problems!: SchemeProblem[]
  @Field(() => LockoutVerdict, {
    nullable: true,
    description: 'What the change would do to the administrators’ ways in, where that was the reason.',
  })
  verdict!: LockoutVerdict | null
  @Field(() => [InvariantResult], { description: 'What it would do to the invariants, where that was looked at.' })
  invariants!: InvariantResult[]
}

@ObjectType({
  description: 'What a publication would do. Nothing was written, nobody was asked.',
  simpleResolvers: true,
})
export class SchemeReview {
  @Field(() => String, {
    description: 'Of the steps and of the published version that they were compared with; publishScheme wants it.',
  })
  hash!: string
  @Field(() => Int, { description: 'The published version that it was compared with.' }) basedOn!: number
  @Field(() => [SchemeProblem], { description: 'Why it can’t be published at all.' }) problems!: SchemeProblem[]
  @Field(() => [ChangeInWords]) changes!: ChangeInWords[]
  @Field(() => [SchemeWarning]) warnings!: SchemeWarning[]
  @Field(() => LockoutVerdict, { description: 'As it would be; as it is where there are problems.' })
  verdict!: LockoutVerdict
  @Field(() => [InvariantResult]) invariants!: InvariantResult[]
  @Field(() => Int, { description: 'Logons of this scheme under way; they go on in the version that they began with.' })
  runningLogons!: number
}

export const SaveSchemeResult = createUnionType({
  name: 'SaveSchemeResult',
  description: 'The scheme as it is now, or why nothing was saved.',
  types: () => [Scheme, SchemeRejected] as const,
})
