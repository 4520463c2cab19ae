import type { NewAuditEvent } from '../../audit/audit.statements.ts'
import type { ClientInfo } from '../../caller/client-info.ts'
import type { LogonRow } from './logon-row.ts'

/** The audit events of a completed logon. */
export function toCompletionEvents(
  { id, access_type: accessType, scheme, version, started_at, ended_at }: LogonRow,
  {
    user,
    client,
    sessionId,
    replaced,
    isConfirmed,
  }: {
    user: { id: string; username: string }
    client: ClientInfo
    sessionId: string
    /** The session that the new one has replaced. */
    replaced: string | null
    /** Whether this logon has confirmed the publication of its scheme. */
    isConfirmed: boolean
  },
): NewAuditEvent[] {
  const subject = { id: user.id, username: user.username }
  const logon = { id, accessType, scheme, version }
  const by = { outcome: 'SUCCESS', actor: subject, client } as const
  const events: NewAuditEvent[] = []
  if (replaced !== null)
    events.push({
      ...by,
      type: 'session.ended',
      subject,
      details: { session: replaced, reason: 'replaced', by: sessionId },
    })
  const seconds = Math.round((ended_at! - started_at) / 100) / 10
  events.push({ ...by, type: 'logon.completed', subject, logon, details: { sessionId, seconds } })
  if (isConfirmed) events.push({ ...by, type: 'scheme.confirmed', logon })
  return events
}
