import { Arg, Int, Query, Resolver } from 'type-graphql'
import { toAuditEventType } from '../audit/to-audit-event-type.ts'
import { NeedsPermission } from '../graphql/authorization.ts'
import type { OverviewService } from './overview.service.ts'
import { ChecklistItem, LogonBucket, ModuleHealth, Overview, OverviewWarning } from './overview.type.ts'

@Resolver(() => Overview)
export class OverviewResolver {
  readonly #overview: OverviewService

  constructor(overview: OverviewService) {
    this.#overview = overview
  }

  @Query(() => Overview, {
    description: 'The logons of the last hours by outcome, and everything that needs attention. Needs audit:read.',
  })
  @NeedsPermission('audit:read')
  async overview(
    @Arg('hours', () => Int, {
      defaultValue: 24,
      description: 'Length of the period in hours, 1 to 2208 (a quarter of a year).',
    })
    hours: number,
  ): Promise<Overview> {
    const { buckets, medianSecondsToGetIn } = await this.#overview.count(hours)
    const { modules, warnings, checklist } = await this.#overview.assess()
    return Object.assign(new Overview(), {
      buckets: buckets.map((bucket) => Object.assign(new LogonBucket(), bucket, { at: new Date(bucket.at) })),
      medianSecondsToGetIn,
      modules: modules.map((health) =>
        Object.assign(new ModuleHealth(), health, {
          checkedAt: health.checkedAt === null ? null : new Date(health.checkedAt),
        }),
      ),
      warnings: warnings.map((warning) => Object.assign(new OverviewWarning(), warning)),
      latestRefusals: (await this.#overview.listRefusals()).map(toAuditEventType),
      checklist: checklist.map((item) => Object.assign(new ChecklistItem(), item)),
    })
  }
}
