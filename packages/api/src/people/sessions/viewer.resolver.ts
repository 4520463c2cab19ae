import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql'
import { Public, getViewer } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { toUserType } from '../accounts/to-user-type.ts'
import { User } from '../accounts/user.type.ts'
import { CallingApiToken } from '../api-tokens/api-token.type.ts'
import type { SessionService } from './session.service.ts'
import { Session, Viewer } from './session.type.ts'
import { toSessionType } from './to-session-type.ts'

@Resolver(() => Viewer)
export class ViewerResolver {
  readonly #sessions: SessionService

  constructor(sessions: SessionService) {
    this.#sessions = sessions
  }

  @Query(() => Viewer, { nullable: true, description: 'The caller. Null without a session and without an API token.' })
  @Public()
  viewer(@Ctx() context: RequestContext): Viewer | null {
    return context.viewer && Object.assign(new Viewer(), { permissions: context.viewer.permissions })
  }

  @FieldResolver(() => User)
  user(@Ctx() context: RequestContext): User {
    return toUserType({ ...getViewer(context).user, enabled: true })
  }

  @FieldResolver(() => Session, { nullable: true })
  async session(@Ctx() context: RequestContext): Promise<Session | null> {
    const { sessionId } = getViewer(context)
    return sessionId === null ? null : toSessionType(await this.#sessions.get(sessionId))
  }

  @FieldResolver(() => CallingApiToken, {
    nullable: true,
    description: 'The API token of a script. Null for a user with a session.',
  })
  apiToken(@Ctx() context: RequestContext): CallingApiToken | null {
    const { apiToken } = getViewer(context)
    return apiToken && Object.assign(new CallingApiToken(), { ...apiToken, expiresAt: new Date(apiToken.expiresAt) })
  }
}
