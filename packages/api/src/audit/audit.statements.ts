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
  /** The version of a scheme that a change outside any logon made. */
  scheme?: { accessType: string; key: string; version: number } | null
  step?: number | null
  module?: string | null
  code?: string | null
  reference?: string | null
  client?: { ipAddress: string | null; userAgent: string | null } | null
  /** Small, safe values: never a secret, never what somebody typed. */
  details?: Readonly<Record<string, unknown>> | null
}

export async function insertAuditEvent(executor: Executor, at: number, event: NewAuditEvent): Promise<void> {
  await insertAuditEvents(executor, at, [event])
}

export async function insertAuditEvents(executor: Executor, at: number, events: readonly NewAuditEvent[]): Promise<void> {
  if (events.length > 0) await executor.insertInto('audit_events').values(events.map((event) => toRow(at, event))).execute()
}

function toRow(at: number, event: NewAuditEvent) {
  return {
    at,
    type: event.type,
    outcome: event.outcome,
    actor_id: event.actor?.id ?? null,
    actor: event.actor?.username ?? null,
    subject_id: event.subject?.id ?? null,
    subject: event.subject?.username ?? null,
    logon_id: event.logon?.id ?? null,
    access_type: event.logon?.accessType ?? event.scheme?.accessType ?? null,
    scheme: event.logon?.scheme ?? event.scheme?.key ?? null,
    version: event.logon?.version ?? event.scheme?.version ?? null,
    step: event.step ?? null,
    module: event.module ?? null,
    code: event.code ?? null,
    reference: event.reference ?? null,
    ip_address: event.client?.ipAddress ?? null,
    user_agent: event.client?.userAgent ?? null,
    details: event.details ? JSON.stringify(event.details) : null,
  }
}
