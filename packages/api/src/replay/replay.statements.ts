import type { Executor } from '../database/database.ts'

export interface ReplayedEvent {
  at: number
  type: string
  outcome: string
  subjectId: string | null
  subject: string | null
  accessType: string | null
  scheme: string | null
  version: number | null
  step: number | null
  module: string | null
  code: string | null
  reference: string | null
  ipAddress: string | null
  userAgent: string | null
  details: Readonly<Record<string, unknown>>
}

/** Far more than any logon has: it is bounded by its life and by the limits of guesses and pushes. */
const MOST_EVENTS = 500

/** Of which logon a person was shown this reference. */
export async function findLogonIdOfReference(executor: Executor, reference: string): Promise<string | null> {
  const row = await executor
    .selectFrom('audit_events')
    .select('logon_id as logonId')
    .where('reference', '=', reference)
    .where('logon_id', 'is not', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.logonId ?? null
}

/** In the order in which they happened. */
export async function listEventsOfLogon(executor: Executor, logonId: string): Promise<ReplayedEvent[]> {
  const rows = await executor
    .selectFrom('audit_events')
    .select([
      'at',
      'type',
      'outcome',
      'subject_id as subjectId',
      'subject',
      'access_type as accessType',
      'scheme',
      'version',
      'step',
      'module',
      'code',
      'reference',
      'ip_address as ipAddress',
      'user_agent as userAgent',
      'details',
    ])
    .where('logon_id', '=', logonId)
    .orderBy('id')
    .limit(MOST_EVENTS)
    .execute()
  return rows.map(({ details, ...row }) => ({
    ...row,
    details: details === null ? {} : (JSON.parse(details) as Record<string, unknown>),
  }))
}

/** Kept for a week after the logon's end; the audit log keeps what happened. */
export async function findLogonTimes(
  executor: Executor,
  logonId: string,
): Promise<{
  accessType: string
  scheme: string
  version: number
  startedAt: number
  endedAt: number | null
  ipAddress: string | null
  userAgent: string | null
  position: number
} | null> {
  const row = await executor
    .selectFrom('logons')
    .select([
      'access_type as accessType',
      'scheme',
      'version',
      'started_at as startedAt',
      'ended_at as endedAt',
      'ip_address as ipAddress',
      'user_agent as userAgent',
      'position',
    ])
    .where('id', '=', logonId)
    .executeTakeFirst()
  return row ?? null
}
