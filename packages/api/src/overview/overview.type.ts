import { Field, Float, Int, ObjectType } from 'type-graphql'
import { AuditEvent } from '../audit/audit-event.type.ts'

@ObjectType({ description: 'Logons that ended within an hour, or a day.', simpleResolvers: true })
export class LogonBucket {
  @Field(() => Date, { description: 'When it begins (UTC).' }) at!: Date
  @Field(() => Int) completed!: number
  @Field(() => Int) denied!: number
  @Field(() => Int, { description: 'Given up, or run out of time.' }) abandoned!: number
}

@ObjectType({
  description: 'How a module is doing, as far as is known. Reading it calls nobody.',
  simpleResolvers: true,
})
export class ModuleHealth {
  @Field(() => String, { description: 'Id of the module.' }) module!: string
  @Field(() => String) title!: string
  @Field(() => Boolean) ok!: boolean
  @Field(() => String, {
    description: 'Of the last check or of a recent failure; MODULE_UNCHECKED, MODULE_NOT_CONFIGURED.',
  })
  code!: string
  @Field(() => String) message!: string
  @Field(() => Date, { nullable: true }) checkedAt!: Date | null
}

@ObjectType({ description: 'Something that an administrator should look at.', simpleResolvers: true })
export class OverviewWarning {
  @Field(() => String, { description: 'Stable; branch on it.' }) code!: string
  @Field(() => String) message!: string
  @Field(() => String, { nullable: true, description: 'Where in the console to do something about it.' }) link!:
    | string
    | null
}

@ObjectType({ description: 'A thing to do on a new system. It ticks itself.', simpleResolvers: true })
export class ChecklistItem {
  @Field(() => String) id!: string
  @Field(() => String) title!: string
  @Field(() => Boolean) done!: boolean
  @Field(() => String, { description: 'Where in the console to do it.' }) link!: string
}

@ObjectType({ description: 'How things are going.', simpleResolvers: true })
export class Overview {
  @Field(() => [LogonBucket], {
    description: 'By the hour, beyond three days by the day; oldest first, none left out.',
  })
  buckets!: LogonBucket[]
  @Field(() => Float, {
    nullable: true,
    description:
      'From startLogon to the session, of the latest logons completed in the period; null when there was none.',
  })
  medianSecondsToGetIn!: number | null
  @Field(() => [ModuleHealth], { description: 'Of the modules that have something to check and are set up or in use.' })
  modules!: ModuleHealth[]
  @Field(() => [OverviewWarning]) warnings!: OverviewWarning[]
  @Field(() => [AuditEvent], { description: 'The ten latest logons that were denied.' }) latestRefusals!: AuditEvent[]
  @Field(() => [ChecklistItem]) checklist!: ChecklistItem[]
}
