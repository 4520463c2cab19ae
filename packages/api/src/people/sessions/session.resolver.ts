import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsPermission, NeedsSession, Public, checkSession, getViewer } from '../../graphql/authorization.ts'
import { toConnectionParts, toCursor } from '../../graphql/page.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import type { SessionService } from './session.service.ts'
import { Session, SessionConnection } from './session.type.ts'
import { toSessionType } from './to-session-type.ts'

@Resolver(() => Session)
export class SessionResolver {
  readonly #sessions: SessionService

  constructor(sessions: SessionService) {
    this.#sessions = sessions
  }

  @Query(() => [Session], { description: 'The caller’s live sessions, newest first. Needs a session.' })
  @NeedsSession()
  async mySessions(@Ctx() context: RequestContext): Promise<Session[]> {
    return (await this.#sessions.listOfUser(getViewer(context).user.id)).map(toSessionType)
  }

  @Query(() => SessionConnection, {
    description:
      'The live sessions of all users, newest first. The search finds beginnings of usernames. Needs sessions:read.',
  })
  @NeedsPermission('sessions:read')
  async sessions(
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
    @Arg('search', () => String, { nullable: true }) search?: string | null,
    @Arg('userId', () => ID, { nullable: true }) userId?: string | null,
  ): Promise<SessionConnection> {
    const page = await this.#sessions.list({ first, after, search, userId })
    const parts = toConnectionParts({ ...page, items: page.items.map(toSessionType) }, (session) =>
      toCursor(session.startedAt.getTime(), session.id),
    )
    return Object.assign(new SessionConnection(), parts, { totalCount: page.totalCount })
  }

  @Mutation(() => Boolean, {
    description:
      'Ends a session at once: one’s own, or with sessions:write that of any user. False if there is no such live session.',
  })
  @NeedsSession({ orTokenWith: 'sessions:write' })
  async endSession(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<boolean> {
    const ofAnybody = getViewer(context).permissions.includes('sessions:write')
    return this.#sessions.end(id, toActor(context), { ofAnybody, reason: 'ended' })
  }

  @Mutation(() => Int, { description: 'Ends the caller’s other sessions and returns their number. Needs a session.' })
  @NeedsSession()
  async endMyOtherSessions(@Ctx() context: RequestContext): Promise<number> {
    return this.#sessions.endAll(getViewer(context).user.id, toActor(context))
  }

  @Mutation(() => Int, {
    description: 'Ends all sessions of a user except the caller’s, and returns their number. Needs sessions:write.',
  })
  @NeedsPermission('sessions:write')
  async endUserSessions(@Arg('userId', () => ID) userId: string, @Ctx() context: RequestContext): Promise<number> {
    return this.#sessions.endAll(userId, toActor(context))
  }

  @Mutation(() => Boolean, { description: 'Ends the caller’s session and clears its cookie. False if there was none.' })
  @Public()
  async logoff(@Ctx() context: RequestContext): Promise<boolean> {
    if (context.viewer) checkSession(context)
    const sessionId = context.viewer?.sessionId
    const ended = sessionId
      ? await this.#sessions.end(sessionId, toActor(context), { ofAnybody: false, reason: 'logoff' })
      : false
    context.cookies.clearSession()
    return ended
  }
}
