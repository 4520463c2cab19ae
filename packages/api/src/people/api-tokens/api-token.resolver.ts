import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsSession, checkPermission, getViewer } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { toSettingProblem } from '../../graphql/field-problem.type.ts'
import type { ApiTokenService } from './api-token.service.ts'
import {
  ApiToken,
  ApiTokenRejected,
  CreateApiTokenInput,
  CreateApiTokenResult,
  CreatedApiToken,
} from './api-token.type.ts'
import { toApiTokenType } from './to-api-token-type.ts'

@Resolver(() => ApiToken)
export class ApiTokenResolver {
  readonly #tokens: ApiTokenService

  constructor(tokens: ApiTokenService) {
    this.#tokens = tokens
  }

  @Query(() => [ApiToken], {
    description:
      'The caller’s API tokens, newest first, or those of all users, which needs sessions:read. Revoked and expired tokens stay listed for 90 days. Needs a session; a token needs sessions:read.',
  })
  @NeedsSession({ orTokenWith: 'sessions:read' })
  async apiTokens(
    @Arg('all', () => Boolean, { defaultValue: false }) all: boolean,
    @Ctx() context: RequestContext,
  ): Promise<ApiToken[]> {
    if (all) checkPermission(context, 'sessions:read')
    return (await this.#tokens.list(all ? undefined : getViewer(context).user.id)).map(toApiTokenType)
  }

  @Mutation(() => CreateApiTokenResult, {
    description:
      'Creates an API token for a script. It can never do more than its creator can at that moment. The token is shown only once. Needs a session, not a token, and a recent logon.',
  })
  @NeedsSession()
  @NeedsFreshLogon()
  async createApiToken(
    @Arg('input', () => CreateApiTokenInput) input: CreateApiTokenInput,
    @Ctx() context: RequestContext,
  ): Promise<CreatedApiToken | ApiTokenRejected> {
    const outcome = await this.#tokens.create(input, toActor(context), getViewer(context).permissions)
    return 'problems' in outcome
      ? Object.assign(new ApiTokenRejected(), { problems: outcome.problems.map(toSettingProblem) })
      : Object.assign(new CreatedApiToken(), { apiToken: toApiTokenType(outcome.record), token: outcome.token })
  }

  @Mutation(() => Boolean, {
    description:
      'Revokes a token at once: one’s own, or with sessions:write that of any user. False if there is no such live token. Needs a session, not a token.',
  })
  @NeedsSession()
  async revokeApiToken(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<boolean> {
    return this.#tokens.revoke(id, toActor(context), {
      ofAnybody: getViewer(context).permissions.includes('sessions:write'),
    })
  }
}
