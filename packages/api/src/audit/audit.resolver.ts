import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import { NeedsPermission, NeedsSession, getViewer } from '../graphql/authorization.ts'
import { toConnectionParts } from '../graphql/page.ts'
import type { RequestContext } from '../graphql/request-context.ts'
import { AuditEvent, AuditEventConnection, AuditFilter } from './audit-event.type.ts'
import { type AuditLog, toAuditCursor } from './audit-log.ts'
import { toAuditEventType } from './to-audit-event-type.ts'

@Resolver(() => AuditEvent)
export class AuditResolver {
  readonly #log: AuditLog

  constructor(log: AuditLog) {
    this.#log = log
  }

  @Query(() => AuditEventConnection, { description: 'The events of the audit log, newest first. Needs audit:read.' })
  @NeedsPermission('audit:read')
  async auditEvents(
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
    @Arg('filter', () => AuditFilter, { nullable: true }) filter?: AuditFilter | null,
  ): Promise<AuditEventConnection> {
    const page = await this.#log.list({ first, after, filter })
    const parts = toConnectionParts({ ...page, items: page.items.map(toAuditEventType) }, (event) =>
      toAuditCursor(event.id),
    )
    return Object.assign(new AuditEventConnection(), parts)
  }

  @Query(() => [AuditEvent], {
    description:
      'The ends of the caller’s own logons, newest first, without the details that audit:read shows. Needs a session.',
  })
  @NeedsSession()
  async myLogons(
    @Arg('first', () => Int, { defaultValue: 10, description: '1 to 100.' }) first: number,
    @Ctx() context: RequestContext,
  ): Promise<AuditEvent[]> {
    // NOTE users don't learn the details of a refusal: like every caller they see a code and a reference.
    return (await this.#log.listLogonsOf(getViewer(context).user.id, first)).map((event) =>
      toAuditEventType({ ...event, details: null }),
    )
  }
}
