import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { ForbiddenError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsSession, getViewer } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import type { RecoveryService } from './recovery.service.ts'
import { RecoveryCodes } from './recovery.type.ts'

const ADMINISTRATOR = 'administrator'

@Resolver(() => RecoveryCodes)
export class RecoveryResolver {
  readonly #service: RecoveryService

  constructor(service: RecoveryService) {
    this.#service = service
  }

  @Query(() => RecoveryCodes, {
    description: 'The caller’s recovery codes. For administrators; needs a session, not a token.',
  })
  @NeedsSession()
  async recoveryCodes(@Ctx() context: RequestContext): Promise<RecoveryCodes> {
    const { remaining, createdAt } = await this.#service.count(toAdministrator(context).id)
    return Object.assign(new RecoveryCodes(), { remaining, createdAt: createdAt === null ? null : new Date(createdAt) })
  }

  @Mutation(() => [String], {
    description:
      'Creates ten recovery codes for the caller, which replace older ones, and shows them only once. Each is valid for one logon through the access type "recovery", which asks for nothing else. For administrators; needs a session, not a token, and a recent logon.',
  })
  @NeedsSession()
  @NeedsFreshLogon()
  async createRecoveryCodes(@Ctx() context: RequestContext): Promise<string[]> {
    return this.#service.create(toAdministrator(context))
  }

  @Mutation(() => Boolean, {
    description:
      'Removes the caller’s recovery codes. False if there were none. For administrators; needs a session, not a token, and with "override" a recent logon.',
  })
  @NeedsSession()
  @NeedsFreshLogon<{ override?: string | null }>(({ override }) => override != null)
  async removeRecoveryCodes(
    @Ctx() context: RequestContext,
    @Arg('override', () => String, {
      nullable: true,
      description:
        'Why it is to be done though administrators could be locked out (LOCKOUT): 10 to 500 characters, for the audit log.',
    })
    override?: string | null,
  ): Promise<boolean> {
    return this.#service.remove(toAdministrator(context), override)
  }
}

function toAdministrator(context: RequestContext): Actor {
  if (!getViewer(context).user.roles.includes(ADMINISTRATOR)) throw new ForbiddenError(ADMINISTRATOR)
  return toActor(context)
}
