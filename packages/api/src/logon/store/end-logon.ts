import { insertAuditEvents, type NewAuditEvent } from '../../audit/audit.statements.ts'
import type { Executor } from '../../database/database.ts'
import type { StoredProblem } from '../steps/stored-problem.ts'
import { updateEnded } from './end.statements.ts'
import type { LogonRow } from './logon-row.ts'
import { toJson } from './to-json.ts'

export interface LogonEnd {
  now: number
  type: 'logon.denied' | 'logon.cancelled' | 'logon.abandoned'
  code: string
  reference: string
  user: { id: string; username: string } | null
  /** An administrator's words, shown instead of the code's own text. */
  message?: string | null
  details?: NewAuditEvent['details']
}

/** Closes a logon and writes its audit event; also inside another change's transaction. Returns whether it was still open. */
export async function endLogon(tx: Executor, row: LogonRow, end: LogonEnd): Promise<boolean> {
  const { now, type, code, reference, user, message, details = null } = end
  const problem: StoredProblem = { code, field: null, retryAt: null, reference, ...(message && { message }) }
  if (!(await updateEnded(tx, { id: row.id, now, problem: toJson(problem) }))) return false
  await insertAuditEvents(tx, now, [
    {
      type,
      outcome: 'FAILURE',
      code,
      reference,
      subject: user?.id ? { id: user.id, username: user.username } : null,
      logon: { id: row.id, accessType: row.access_type, scheme: row.scheme, version: row.version },
      step: row.position,
      client: { ipAddress: row.ip_address, userAgent: row.user_agent },
      details,
    },
  ])
  return true
}
