import type { Executor } from '../database/database.ts'

/** An event that stays on the overview until an administrator acknowledges it. */
export interface AlarmRecord {
  id: number
  at: number
  kind: string
  module: string | null
  code: string | null
  subjectId: string | null
  subject: string | null
  logonId: string | null
  reference: string | null
  ipAddress: string | null
  userAgent: string | null
}

export async function insertAlarm(tx: Executor, alarm: Omit<AlarmRecord, 'id'>): Promise<void> {
  await tx
    .insertInto('alarms')
    .values({
      at: alarm.at,
      kind: alarm.kind,
      module: alarm.module,
      code: alarm.code,
      subject_id: alarm.subjectId,
      subject: alarm.subject,
      logon_id: alarm.logonId,
      reference: alarm.reference,
      ip_address: alarm.ipAddress,
      user_agent: alarm.userAgent,
      acknowledged_at: null,
      acknowledged_by: null,
    })
    .execute()
}

const COLUMNS = [
  'id',
  'at',
  'kind',
  'module',
  'code',
  'subject_id as subjectId',
  'subject',
  'logon_id as logonId',
  'reference',
  'ip_address as ipAddress',
  'user_agent as userAgent',
] as const

/** Open alarms, newest first. */
export async function listOpenAlarms(executor: Executor, limit: number): Promise<AlarmRecord[]> {
  return executor
    .selectFrom('alarms')
    .select(COLUMNS)
    .where('acknowledged_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Acknowledges an open alarm. Null if there is none, or another administrator was faster. */
export async function acknowledgeAlarm(
  tx: Executor,
  { id, at, by }: { id: number; at: number; by: string },
): Promise<AlarmRecord | null> {
  const row = await tx
    .updateTable('alarms')
    .set({ acknowledged_at: at, acknowledged_by: by })
    .where('id', '=', id)
    .where('acknowledged_at', 'is', null)
    .returning(COLUMNS)
    .executeTakeFirst()
  return row ?? null
}
