import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Database } from '../../database/database.ts'
import { checkPermission, getViewer } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { Batcher } from '../../lib/batcher.ts'
import { User } from '../accounts/user.type.ts'
import { loadApiTokensOfUsers } from './api-token.statements.ts'
import { ApiToken } from './api-token.type.ts'
import { toApiTokenType } from './to-api-token-type.ts'

/** The tokens of a user, for administrators who review what a user left behind. */
@Resolver(() => User)
export class UserApiTokensResolver {
  readonly #ofUsers

  constructor(database: Database) {
    this.#ofUsers = new Batcher((ids: string[]) => loadApiTokensOfUsers(database.sql, ids))
  }

  @FieldResolver(() => [ApiToken], {
    description: 'The user’s API tokens, newest first. Needs sessions:read, except for one’s own.',
  })
  async apiTokens(@Root() user: User, @Ctx() context: RequestContext): Promise<ApiToken[]> {
    const viewer = getViewer(context)
    if (viewer.user.id !== user.id || viewer.apiToken) checkPermission(context, 'sessions:read')
    return ((await this.#ofUsers.load(user.id)) ?? []).map(toApiTokenType)
  }
}
