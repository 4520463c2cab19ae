import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { BadInputError } from '../errors/common-errors.ts'
import { NeedsPermission, getViewer } from '../graphql/authorization.ts'
import type { RequestContext } from '../graphql/request-context.ts'
import { toReference } from '../lib/readable-code.ts'
import type { LogonReplayer } from './logon-replayer.ts'
import { LogonReplay } from './replay.type.ts'

const MAX_LENGTH = 100

@Resolver()
export class ReplayResolver {
  constructor(private readonly replayer: LogonReplayer) {}

  @Query(() => LogonReplay, {
    nullable: true,
    description:
      'Replays a logon, found by the reference that its user saw or by its id; null if nothing is known of it. Needs audit:read; forecasts with other schemes and the options of steps also need schemes:read and users:read.',
  })
  @NeedsPermission('audit:read')
  async logonReplay(
    @Ctx() context: RequestContext,
    @Arg('reference', () => ID, { nullable: true }) reference?: string | null,
    @Arg('logonId', () => ID, { nullable: true }) logonId?: string | null,
  ): Promise<LogonReplay | null> {
    if ((reference == null) === (logonId == null)) throw new BadInputError('Name either the reference or the logon.')
    if ((reference ?? logonId)!.length > MAX_LENGTH)
      throw new BadInputError(`A reference has at most ${MAX_LENGTH} characters.`)
    const { permissions } = getViewer(context)
    const maySimulate = permissions.includes('schemes:read') && permissions.includes('users:read')
    return this.replayer.replay({
      reference: reference == null ? null : toReference(reference),
      logonId: logonId ?? null,
      maySimulate,
    })
  }
}
