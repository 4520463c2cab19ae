import type { Executor } from '../database/database.ts'

/** One thing that happened. Written in the transaction of the change itself: what can't be recorded is not done. */
export interface NewAuditEvent {
  /** Dotted, past tense: `logon.completed`, `step.rejected`, `settings.updated`, `scheme.published`, `user.created`. */
  type: string
  outcome: 'SUCCESS' | 'FAILURE'
  /** Who did it; absent for somebody not logged on. */
  actor?: { id: string; username: string } | null
  /** Whom it is about. */
  subject?: { id: string; username: string } | null
  logon?: { id: string; accessType: string; scheme: string; version: number } | null
  step?: number | null
  module?: string | null
  code?: string | null
  reference?: string | null
  client?: { ipAddress: string | null; userAgent: string | null } | null
  /** Small, safe values: never a secret, never what somebody typed. */
  details?: Readonly<Record<string, unknown>> | null
}

export async function insertAuditEvent(executor: Executor, at: number, event: NewAuditEvent): Promise<void> {
  await executor
    .insertInto('audit_events')
    .values({
      at,
      type: event.type,
      outcome: event.outcome,
      actor_id: event.actor?.id ?? null,
      actor: event.actor?.username ?? null,
      subject_id: event.subject?.id ?? null,
      subject: event.subject?.username ?? null,
      logon_id: event.logon?.id ?? null,
      access_type: event.logon?.accessType ?? null,
      scheme: event.logon?.scheme ?? null,
      version: event.logon?.version ?? null,
      step: event.step ?? null,
      module: event.module ?? null,
      code: event.code ?? null,
      reference: event.reference ?? null,
      ip_address: event.client?.ipAddress ?? null,
      user_agent: event.client?.userAgent ?? null,
      details: event.details ? JSON.stringify(event.details) : null,
    })
    .execute()
}
