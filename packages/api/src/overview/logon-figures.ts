import { sql } from 'kysely'
import type { Executor } from '../database/database.ts'

const HOUR_MS = 3_600_000
/** Beyond three days, a bar per hour would be too many. */
const HOURS_SHOWN_BY_HOUR = 72
const MEDIAN_OF_LATEST = 1_000

const KIND_BY_TYPE = {
  'logon.completed': 'completed',
  'logon.denied': 'denied',
  'logon.abandoned': 'abandoned',
  'logon.cancelled': 'abandoned',
} as const

export interface LogonCount {
  at: number
  completed: number
  denied: number
  abandoned: number
}

/**
 * Counts the logons of the last hours by outcome, oldest first, empty buckets included. The last bucket holds the
 * present.
 */
export async function countLogons(executor: Executor, hours: number, now: number): Promise<LogonCount[]> {
  const bucketMs = hours > HOURS_SHOWN_BY_HOUR ? 24 * HOUR_MS : HOUR_MS
  const count = Math.ceil((hours * HOUR_MS) / bucketMs)
  const first = Math.floor(now / bucketMs) - count + 1
  // A literal, since a bound number would make it a division of floats on SQLite.
  const bucket = sql<number>`at / ${sql.lit(bucketMs)}`
  const rows = await executor
    .selectFrom('audit_events')
    .select((select) => [bucket.as('bucket'), 'type', select.fn.countAll<number>().as('count')])
    .where('type', 'in', Object.keys(KIND_BY_TYPE))
    .where('at', '>=', first * bucketMs)
    .groupBy([bucket, 'type'])
    .execute()
  const buckets = Array.from({ length: count }, (_, index): LogonCount => ({
    at: (first + index) * bucketMs,
    completed: 0,
    denied: 0,
    abandoned: 0,
  }))
  for (const row of rows) {
    const found = buckets[Number(row.bucket) - first]
    if (found) found[KIND_BY_TYPE[row.type as keyof typeof KIND_BY_TYPE]] += Number(row.count)
  }
  return buckets
}

/** The median of the latest logons that began in the period and were completed. Null if there were none. */
export async function findMedianSecondsToGetIn(executor: Executor, hours: number, now: number): Promise<number | null> {
  const rows = await executor
    .selectFrom('logons')
    .select((select) => sql<number>`${select.ref('ended_at')} - ${select.ref('started_at')}`.as('tookMs'))
    .where('state', '=', 'completed')
    .where('ended_at', 'is not', null)
    .where('started_at', '>=', now - hours * HOUR_MS)
    .orderBy('started_at', 'desc')
    .limit(MEDIAN_OF_LATEST)
    .execute()
  const sorted = rows.map((row) => Number(row.tookMs)).sort((left, right) => left - right)
  if (sorted.length === 0) return null
  const middle = sorted.length / 2
  const medianMs = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2
  return Math.round(medianMs / 100) / 10
}
