import { Field, Float, Int, ObjectType } from 'type-graphql'
import { AuditEvent } from '../audit/audit-event.type.ts'

@ObjectType({ description: 'Logons that ended within an hour or a day.', simpleResolvers: true })
export class LogonBucket {
  @Field(() => Date, { description: 'Beginning of the hour or day (UTC).' }) at!: Date
  @Field(() => Int) completed!: number
  @Field(() => Int) denied!: number
  @Field(() => Int, { description: 'Canceled or expired.' }) abandoned!: number
}

@ObjectType({ description: 'The known state of a module. Reading it calls no outside service.', simpleResolvers: true })
export class ModuleHealth {
  @Field(() => String, { description: 'Id of the module.' }) module!: string
  @Field(() => String) title!: string
  @Field(() => Boolean) ok!: boolean
  @Field(() => String, {
    description: 'The code of the last check or of a recent failure, or MODULE_UNCHECKED, or MODULE_NOT_CONFIGURED.',
  })
  code!: string
  @Field(() => String) message!: string
  @Field(() => Date, { nullable: true }) checkedAt!: Date | null
}

@ObjectType({ description: 'A warning for administrators.', simpleResolvers: true })
export class OverviewWarning {
  @Field(() => String, { description: 'Stable code to branch on.' }) code!: string
  @Field(() => String) message!: string
  @Field(() => String, { nullable: true, description: 'Path in the console of the page that fixes it.' }) link!:
    | string
    | null
}

@ObjectType({ description: 'A task on a new system. It is checked off automatically.', simpleResolvers: true })
export class ChecklistItem {
  @Field(() => String) id!: string
  @Field(() => String) title!: string
  @Field(() => Boolean) done!: boolean
  @Field(() => String, { description: 'Path in the console of the page for it.' }) link!: string
}

@ObjectType({ description: 'The state of the system.', simpleResolvers: true })
export class Overview {
  @Field(() => [LogonBucket], {
    description: 'Per hour, or per day if the period is longer than three days. Oldest first, empty ones included.',
  })
  buckets!: LogonBucket[]
  @Field(() => Float, {
    nullable: true,
    description:
      'Median time from startLogon to the session, of the latest logons completed in the period. Null if there were none.',
  })
  medianSecondsToGetIn!: number | null
  @Field(() => [ModuleHealth], { description: 'The state of modules that can be checked and are set up or in use.' })
  modules!: ModuleHealth[]
  @Field(() => [OverviewWarning]) warnings!: OverviewWarning[]
  @Field(() => [AuditEvent], { description: 'The ten latest logons that were denied.' }) latestRefusals!: AuditEvent[]
  @Field(() => [ChecklistItem]) checklist!: ChecklistItem[]
}
