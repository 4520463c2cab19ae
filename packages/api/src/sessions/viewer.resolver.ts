import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql'
import { Public, getViewer } from '../graphql/guards.ts'
import type { RequestContext } from '../graphql/request-context.ts'
import { toUserType } from '../users/to-user-type.ts'
import { User } from '../users/user.type.ts'
import type { SessionService } from './session.service.ts'
import { Session, Viewer } from './session.type.ts'
import { toSessionType } from './to-session-type.ts'

@Resolver(() => Viewer)
export class ViewerResolver {
  readonly #sessions: SessionService

  constructor(sessions: SessionService) {
    this.#sessions = sessions
  }

  @Query(() => Viewer, { nullable: true, description: 'Who is calling; null without a session.' })
  @Public()
  viewer(@Ctx() context: RequestContext): Viewer | null {
    return context.viewer && Object.assign(new Viewer(), { permissions: context.viewer.permissions })
  }

  @FieldResolver(() => User)
  user(@Ctx() context: RequestContext): User {
    return toUserType({ ...getViewer(context).user, enabled: true })
  }

  @FieldResolver(() => Session, { nullable: true })
  async session(@Ctx() context: RequestContext): Promise<Session> {
    return toSessionType(await this.#sessions.get(getViewer(context).sessionId))
  }
}
