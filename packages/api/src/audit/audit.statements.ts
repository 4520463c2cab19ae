import type { Executor } from '../database/database.ts'
import { prepareQuery } from '../database/prepared-query.ts'

/** An event. It is written in the transaction of the change itself, so that no change goes unrecorded. */
export interface NewAuditEvent {
  /** Dotted, past tense: `logon.completed`, `step.rejected`, `settings.updated`, `scheme.published`, `user.created`. */
  type: string
  outcome: 'SUCCESS' | 'FAILURE'
  /** The person who acted. Absent for a caller who is not logged on. */
  actor?: {
    id: string
    username: string
    /** The token of the script that acted for them. */ apiToken?: { id: string; name: string } | null
  } | null
  /** The user concerned. */
  subject?: { id: string; username: string } | null
  logon?: { id: string; accessType: string; scheme: string; version: number } | null
  /** The version of a scheme that a change outside any logon made. */
  scheme?: { accessType: string; key: string; version: number } | null
  step?: number | null
  module?: string | null
  code?: string | null
  reference?: string | null
  client?: { ipAddress: string | null; userAgent: string | null } | null
  /** Small, safe values: never a secret, never typed input. */
  details?: Readonly<Record<string, unknown>> | null
}

export async function insertAuditEvent(executor: Executor, at: number, event: NewAuditEvent): Promise<void> {
  await insertAuditEvents(executor, at, [event])
}

export async function insertAuditEvents(
  executor: Executor,
  at: number,
  events: readonly NewAuditEvent[],
): Promise<void> {
  for (const event of events) await insertRow(executor, toRow(at, event))
}

type AuditRow = ReturnType<typeof toRow>

// Column by column, since placeholders for values can't be spread.
const insertRow = prepareQuery((db, row: AuditRow) =>
  db
    .insertInto('audit_events')
    .values({
      at: row.at,
      type: row.type,
      outcome: row.outcome,
      actor_id: row.actor_id,
      actor: row.actor,
      subject_id: row.subject_id,
      subject: row.subject,
      logon_id: row.logon_id,
      access_type: row.access_type,
      scheme: row.scheme,
      version: row.version,
      step: row.step,
      module: row.module,
      code: row.code,
      reference: row.reference,
      ip_address: row.ip_address,
      user_agent: row.user_agent,
      details: row.details,
    }),
)

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
    details: toDetails(event),
  }
}

function toDetails({ actor, details }: NewAuditEvent): string | null {
  const apiToken = actor?.apiToken ? { apiToken: { id: actor.apiToken.id, name: actor.apiToken.name } } : null
  return details || apiToken ? JSON.stringify({ ...details, ...apiToken }) : null
}
