import type { AuditEventEntity } from './audit-event.entity.ts'
import { AuditEvent, type AuditOutcome } from './audit-event.type.ts'

export function toAuditEventType(entity: AuditEventEntity): AuditEvent {
  const { id, at, type, outcome, details } = entity
  return Object.assign(new AuditEvent(), {
    id: String(id),
    at: new Date(at),
    type,
    outcome: outcome as keyof typeof AuditOutcome,
    actor: entity.actor ?? null,
    subject: entity.subject ?? null,
    subjectId: entity.subjectId ?? null,
    logonId: entity.logonId ?? null,
    accessType: entity.accessType ?? null,
    scheme: entity.scheme ?? null,
    version: entity.version ?? null,
    step: entity.step ?? null,
    module: entity.module ?? null,
    code: entity.code ?? null,
    reference: entity.reference ?? null,
    ipAddress: entity.ipAddress ?? null,
    userAgent: entity.userAgent ?? null,
    details: details == null ? null : (JSON.parse(details) as unknown),
  })
}
