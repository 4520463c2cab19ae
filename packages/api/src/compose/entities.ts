import type { EntitySchema } from '@mikro-orm/core'
import { AuditEventEntity } from '../audit/audit-event.entity.ts'
import { EnrollmentEntity } from '../people/accounts/enrollment.entity.ts'
import { UserEntity } from '../people/accounts/user.entity.ts'

/** What the administration reads through the ORM; changes, races and the logon path are typed statements. */
export const ENTITIES: readonly EntitySchema<any, any>[] = [UserEntity, EnrollmentEntity, AuditEventEntity]
