import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageInfo } from '../../graphql/page-info.type.ts'

export const StepException = { FAILED_OPEN: 'FAILED_OPEN', BYPASSED: 'BYPASSED', REMEMBERED: 'REMEMBERED' } as const
registerEnumType(StepException, {
  name: 'StepException',
  description: 'Why a step was passed although the user was not asked.',
  valuesConfig: {
    FAILED_OPEN: { description: 'The other side could not be reached, and the step lets in then.' },
    BYPASSED: { description: 'The other side lets the user in without asking.' },
    REMEMBERED: { description: 'The browser was remembered from an earlier logon.' },
  },
})

@ObjectType({ description: 'A step that was passed in the logon of a session.', simpleResolvers: true })
export class PassedStep {
  @Field(() => Int, { description: 'Place in the scheme, from 1.' }) position!: number
  @Field(() => String) module!: string
  @Field(() => String, { description: 'How it was passed, in words, e.g. "push to Pixel 8".' }) method!: string
  @Field(() => StepException, {
    nullable: true,
    description: 'Why it was passed although the user was not asked; null where they were.',
  })
  exception!: keyof typeof StepException | null
  @Field(() => Date) passedAt!: Date
}

@ObjectType({
  description: 'What a completed logon gives. Its id opens nothing: it is not what the cookie or the token holds.',
  simpleResolvers: true,
})
export class Session {
  @Field(() => ID) id!: string
  @Field(() => Date) startedAt!: Date
  @Field(() => Date, { description: 'To the minute.' }) lastSeenAt!: Date
  @Field(() => Date, {
    description:
      'When it ends at the latest. It ends earlier when it isn’t used for as long as its access type says, half an hour as a rule.',
  })
  expiresAt!: Date
  @Field(() => String) accessType!: string
  @Field(() => String, { description: 'Key of the scheme that the logon passed.' }) scheme!: string
  @Field(() => Int, { description: 'Version of the scheme that the logon passed.' }) version!: number
  @Field(() => String, { nullable: true, description: 'Where the logon came from.' }) ipAddress!: string | null
  @Field(() => String, { nullable: true }) userAgent!: string | null
  userId!: string
  logonId!: string
}

@ObjectType({ description: 'One session of a list.', simpleResolvers: true })
export class SessionEdge {
  @Field(() => String) cursor!: string
  @Field(() => Session) node!: Session
}

@ObjectType({ description: 'A page of live sessions, newest first.', simpleResolvers: true })
export class SessionConnection {
  @Field(() => [SessionEdge]) edges!: SessionEdge[]
  @Field(() => [Session]) nodes!: Session[]
  @Field(() => PageInfo) pageInfo!: PageInfo
  @Field(() => Int, { description: 'How many there are over all pages.' }) totalCount!: number
}

@ObjectType({ description: 'Who is calling.', simpleResolvers: true })
export class Viewer {
  @Field(() => [String], { description: 'What the caller’s roles allow now.' }) permissions!: readonly string[]
}
