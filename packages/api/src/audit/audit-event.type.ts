import { GraphQLJSON } from 'graphql-scalars'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageInfo } from '../graphql/page-info.type.ts'

export const AuditOutcome = { SUCCESS: 'SUCCESS', FAILURE: 'FAILURE' } as const
registerEnumType(AuditOutcome, { name: 'AuditOutcome', description: 'Whether the operation succeeded.' })

@ObjectType({
  description: 'An event in the audit log. It never contains a secret, nor input that was meant as one.',
  simpleResolvers: true,
})
export class AuditEvent {
  @Field(() => ID, { description: 'Later events have higher ids.' }) id!: string
  @Field(() => Date) at!: Date
  @Field(() => String, {
    description:
      'Dotted, past tense: logon.completed, step.rejected, settings.updated, scheme.published, user.created, …',
  })
  type!: string
  @Field(() => AuditOutcome) outcome!: keyof typeof AuditOutcome
  @Field(() => String, {
    nullable: true,
    description: 'Username of the person who acted. Null for a caller who is not logged on, and for the server itself.',
  })
  actor!: string | null
  @Field(() => String, { nullable: true, description: 'Username of the user concerned.' }) subject!: string | null
  @Field(() => ID, { nullable: true }) subjectId!: string | null
  @Field(() => ID, { nullable: true }) logonId!: string | null
  @Field(() => String, { nullable: true }) accessType!: string | null
  @Field(() => String, { nullable: true, description: 'Key of the scheme.' }) scheme!: string | null
  @Field(() => Int, { nullable: true, description: 'Version of the scheme.' }) version!: number | null
  @Field(() => Int, { nullable: true, description: 'Position of the step, from 1.' }) step!: number | null
  @Field(() => String, { nullable: true }) module!: string | null
  @Field(() => String, { nullable: true, description: 'The reason for the failure, as a stable code.' }) code!:
    | string
    | null
  @Field(() => ID, { nullable: true, description: 'The reference that the user saw and can quote.' }) reference!:
    | string
    | null
  @Field(() => String, { nullable: true }) ipAddress!: string | null
  @Field(() => String, { nullable: true }) userAgent!: string | null
  @Field(() => GraphQLJSON, { nullable: true, description: 'Details, depending on the type of the event.' })
  details!: unknown
}

@ObjectType({ description: 'An event in a page.', simpleResolvers: true })
export class AuditEventEdge {
  @Field(() => String) cursor!: string
  @Field(() => AuditEvent) node!: AuditEvent
}

@ObjectType({ description: 'A page of the audit log, newest first.', simpleResolvers: true })
export class AuditEventConnection {
  @Field(() => [AuditEventEdge]) edges!: AuditEventEdge[]
  @Field(() => [AuditEvent]) nodes!: AuditEvent[]
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@InputType({ description: 'Filters the list. Events have to match every field that is given.' })
export class AuditFilter {
  @Field(() => String, { nullable: true }) type?: string | null
  @Field(() => AuditOutcome, { nullable: true }) outcome?: keyof typeof AuditOutcome | null
  @Field(() => String, { nullable: true, description: 'Beginning of the username of the user concerned.' }) subject?:
    | string
    | null
  @Field(() => String, { nullable: true, description: 'Beginning of the username of the person who acted.' }) actor?:
    | string
    | null
  @Field(() => String, { nullable: true }) module?: string | null
  @Field(() => String, { nullable: true }) code?: string | null
  @Field(() => String, { nullable: true }) reference?: string | null
  @Field(() => ID, { nullable: true }) logonId?: string | null
  @Field(() => Date, { nullable: true, description: 'At this time or later.' }) from?: Date | null
  @Field(() => Date, { nullable: true, description: 'Before this time.' }) to?: Date | null
}
