import { GraphQLJSON } from 'graphql-scalars'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageInfo } from '../graphql/page-info.type.ts'

export const AuditOutcome = { SUCCESS: 'SUCCESS', FAILURE: 'FAILURE' } as const
registerEnumType(AuditOutcome, { name: 'AuditOutcome', description: 'Whether it came to what was wanted.' })

@ObjectType({
  description: 'Something that happened. No secret is in it, and nothing that somebody typed as one.',
  simpleResolvers: true,
})
export class AuditEvent {
  @Field(() => ID, { description: 'Grows with time.' }) id!: string
  @Field(() => Date) at!: Date
  @Field(() => String, {
    description:
      'Dotted, past tense: logon.completed, step.rejected, settings.updated, scheme.published, user.created, …',
  })
  type!: string
  @Field(() => AuditOutcome) outcome!: keyof typeof AuditOutcome
  @Field(() => String, {
    nullable: true,
    description: 'Username of who did it; null for somebody not logged on, and for the server itself.',
  })
  actor!: string | null
  @Field(() => String, { nullable: true, description: 'Username of whom it is about.' }) subject!: string | null
  @Field(() => ID, { nullable: true }) subjectId!: string | null
  @Field(() => ID, { nullable: true }) logonId!: string | null
  @Field(() => String, { nullable: true }) accessType!: string | null
  @Field(() => String, { nullable: true, description: 'Key of the scheme.' }) scheme!: string | null
  @Field(() => Int, { nullable: true, description: 'Version of the scheme.' }) version!: number | null
  @Field(() => Int, { nullable: true, description: 'Place of the step, from 1.' }) step!: number | null
  @Field(() => String, { nullable: true }) module!: string | null
  @Field(() => String, { nullable: true, description: 'Why it failed, as a stable code.' }) code!: string | null
  @Field(() => ID, { nullable: true, description: 'What the user was shown, to be quoted.' }) reference!: string | null
  @Field(() => String, { nullable: true }) ipAddress!: string | null
  @Field(() => String, { nullable: true }) userAgent!: string | null
  @Field(() => GraphQLJSON, { nullable: true, description: 'More about it, by type of event.' }) details!: unknown
}

@ObjectType({ description: 'One event of a list.', simpleResolvers: true })
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

@InputType({ description: 'Which events to list: those that match everything given.' })
export class AuditFilter {
  @Field(() => String, { nullable: true }) type?: string | null
  @Field(() => AuditOutcome, { nullable: true }) outcome?: keyof typeof AuditOutcome | null
  @Field(() => String, { nullable: true, description: 'Beginning of the username of whom it is about.' }) subject?:
    | string
    | null
  @Field(() => String, { nullable: true, description: 'Beginning of the username of who did it.' }) actor?:
    | string
    | null
  @Field(() => String, { nullable: true }) module?: string | null
  @Field(() => String, { nullable: true }) code?: string | null
  @Field(() => String, { nullable: true }) reference?: string | null
  @Field(() => ID, { nullable: true }) logonId?: string | null
  @Field(() => Date, { nullable: true, description: 'At this time or later.' }) from?: Date | null
  @Field(() => Date, { nullable: true, description: 'Before this time.' }) to?: Date | null
}
