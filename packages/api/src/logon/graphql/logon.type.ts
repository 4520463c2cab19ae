import { Field, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql'
import { LogonProblem, StepAnswer, StepPrompt } from '../../module-contract/step-prompt.type.ts'
import { Session } from '../../people/sessions/session.type.ts'

@InputType({ description: 'How a logon begins.' })
export class StartLogonInput {
  @Field(() => String, {
    defaultValue: 'browser',
    description: 'The key of an access type, e.g. "browser" or "client".',
  })
  accessType!: string
  @Field(() => String, {
    nullable: true,
    description:
      'Where to go afterwards: a path on this site, or a URL whose origin is allowed. Anything else is refused.',
  })
  returnTo?: string | null
}

@InputType({ description: 'An answer to a state of a logon.' })
export class SubmitStepInput {
  @Field(() => String, {
    description: 'Of the state that is answered. The same token with the same answer gives the same result again.',
  })
  token!: string
  @Field(() => StepAnswer) answer!: StepAnswer
}

@InterfaceType({
  description:
    'One attempt to get through a scheme, pinned to the version that it began with. Its type says where it stands.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Logon {
  @Field(() => ID, { description: 'For support and the audit log; opens nothing.' }) id!: string
  @Field(() => String) accessType!: string
  @Field(() => String, { description: 'The key of the scheme.' }) scheme!: string
  @Field(() => Int, { description: 'The published version that this logon is pinned to.' }) version!: number
  @Field(() => Date) startedAt!: Date
  @Field(() => Date, { description: 'The end of its life, which nothing extends.' }) expiresAt!: Date
}

@ObjectType({
  implements: Logon,
  description: 'A step asks for something, or waits for something.',
  simpleResolvers: true,
})
export class LogonStep extends Logon {
  @Field(() => String, { description: 'Of this very state: another state has another. Needed to answer or to cancel.' })
  token!: string
  @Field(() => Int, { description: '1-based.' }) position!: number
  @Field(() => Int, { description: 'How many steps the scheme has.' }) stepCount!: number
  @Field(() => StepPrompt) prompt!: StepPrompt
  @Field(() => LogonProblem, {
    nullable: true,
    description: 'Why the last answer did not pass; null on the first showing.',
  })
  problem!: LogonProblem | null
}

@ObjectType({
  implements: Logon,
  description: 'Every step has passed: finishLogon makes the session.',
  simpleResolvers: true,
})
export class LogonReady extends Logon {
  @Field(() => String, { description: 'For finishLogon, within the short window that expiresAt says.' }) token!: string
}

@ObjectType({ implements: Logon, description: 'The logon has its session.' })
export class LogonCompleted extends Logon {
  sessionId!: string
  @Field(() => Session) session?: Session
  @Field(() => String, {
    nullable: true,
    description:
      'Handed over once, where the access type gives the session to the client: send it as "Authorization: Bearer". Null where a cookie carries it.',
  })
  sessionToken!: string | null
  @Field(() => String, { description: 'Where to go now: returnTo, or the dashboard.' }) redirectTo!: string
}

@ObjectType({
  implements: Logon,
  description: 'The logon is over without a session. A new one may be started.',
  simpleResolvers: true,
})
export class LogonDenied extends Logon {
  @Field(() => LogonProblem, { description: 'Why it ended.' }) reason!: LogonProblem
}
