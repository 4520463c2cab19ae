import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageInfo } from '../../graphql/page-info.type.ts'

export const StepException = { FAILED_OPEN: 'FAILED_OPEN', BYPASSED: 'BYPASSED', REMEMBERED: 'REMEMBERED' } as const
registerEnumType(StepException, {
  name: 'StepException',
  description: 'The reason why a step passed without asking the user.',
  valuesConfig: {
    FAILED_OPEN: { description: 'The outside service was unreachable, and the step is set to pass then.' },
    BYPASSED: { description: 'The outside service lets this user pass without asking.' },
    REMEMBERED: { description: 'The browser was remembered from an earlier logon.' },
  },
})

@ObjectType({ description: 'A step that passed in the logon of a session.', simpleResolvers: true })
export class PassedStep {
  @Field(() => Int, { description: 'Position in the scheme, from 1.' }) position!: number
  @Field(() => String) module!: string
  @Field(() => String, { description: 'The method in words, such as "push to Pixel 8".' }) method!: string
  @Field(() => StepException, {
    nullable: true,
    description: 'The reason why it passed without asking the user. Null if the user was asked.',
  })
  exception!: keyof typeof StepException | null
  @Field(() => Date) passedAt!: Date
}

@ObjectType({
  description:
    'The result of a completed logon. Its id grants no access: it differs from the value in the cookie or token.',
  simpleResolvers: true,
})
export class Session {
  @Field(() => ID) id!: string
  @Field(() => Date) startedAt!: Date
  @Field(() => Date, { description: 'Accurate to the minute.' }) lastSeenAt!: Date
  @Field(() => Date, {
    description:
      'The latest end of the session. It ends earlier after the idle timeout of its access type, usually half an hour.',
  })
  expiresAt!: Date
  @Field(() => String) accessType!: string
  @Field(() => String, { description: 'Key of the scheme that the logon passed.' }) scheme!: string
  @Field(() => Int, { description: 'Version of the scheme that the logon passed.' }) version!: number
  @Field(() => String, { nullable: true, description: 'The client’s IP address in the logon.' }) ipAddress!:
    | string
    | null
  @Field(() => String, { nullable: true }) userAgent!: string | null
  userId!: string
  logonId!: string
}

@ObjectType({ description: 'A session in a page.', simpleResolvers: true })
export class SessionEdge {
  @Field(() => String) cursor!: string
  @Field(() => Session) node!: Session
}

@ObjectType({ description: 'A page of live sessions, newest first.', simpleResolvers: true })
export class SessionConnection {
  @Field(() => [SessionEdge]) edges!: SessionEdge[]
  @Field(() => [Session]) nodes!: Session[]
  @Field(() => PageInfo) pageInfo!: PageInfo
  @Field(() => Int, { description: 'Number of sessions on all pages.' }) totalCount!: number
}

@ObjectType({ description: 'The caller.', simpleResolvers: true })
export class Viewer {
  @Field(() => [String], { description: 'The current permissions of the caller.' }) permissions!: readonly string[]
}
