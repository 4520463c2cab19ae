import { FieldResolver, Resolver, Root } from 'type-graphql'
import { Session } from '../../people/sessions/session.type.ts'
import { LogonCompleted } from './logon.type.ts'

/** The session of a completed logon. */
@Resolver(() => LogonCompleted)
export class LogonCompletedResolver {
  constructor(private readonly getSession: (id: string) => Promise<Session>) {}

  @FieldResolver(() => Session)
  session(@Root() logon: LogonCompleted): Promise<Session> {
    return this.getSession(logon.sessionId)
  }
}
