import { type InferEntity, defineEntity, p } from '@mikro-orm/core'

/** An entry of the audit log, as it is read. Only `insertAuditEvent` adds entries; nothing changes them. */
export const AuditEventEntity = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_events',
  properties: {
    id: p.integer().primary(),
    at: p.integer(),
    type: p.string(),
    outcome: p.string(),
    actor: p.string().nullable(),
    subjectId: p.string().nullable(),
    subject: p.string().nullable(),
    logonId: p.string().nullable(),
    accessType: p.string().nullable(),
    scheme: p.string().nullable(),
    version: p.integer().nullable(),
    step: p.integer().nullable(),
    module: p.string().nullable(),
    code: p.string().nullable(),
    reference: p.string().nullable(),
    ipAddress: p.string().nullable(),
    userAgent: p.string().nullable(),
    details: p.string().nullable(),
  },
})
export type AuditEventEntity = InferEntity<typeof AuditEventEntity>
