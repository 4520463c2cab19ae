import type { AuditFilter } from '../../gql/schema.ts'

export const AUDIT_FILTER_NAMES = [
  'type',
  'outcome',
  'subject',
  'actor',
  'module',
  'code',
  'reference',
  'logonId',
  'period',
  'from',
  'to',
] as const
/** As in the address; an empty string for a filter that is not set. */
export type AuditFilters = Record<(typeof AUDIT_FILTER_NAMES)[number], string>

const HOUR_MS = 3_600_000
export const PERIODS = [
  { key: '1h', label: 'Last hour', lengthMs: HOUR_MS },
  { key: '24h', label: 'Last 24 hours', lengthMs: 24 * HOUR_MS },
  { key: '7d', label: 'Last 7 days', lengthMs: 7 * 24 * HOUR_MS },
  { key: '30d', label: 'Last 30 days', lengthMs: 30 * 24 * HOUR_MS },
] as const

/** The API's filter. An invalid outcome, period or time in the address is ignored instead of breaking the page. */
export function toAuditFilter(filters: AuditFilters, nowMs: number): AuditFilter {
  const period = PERIODS.find((each) => each.key === filters.period)
  const orNull = (text: string) => text || null
  return {
    type: orNull(filters.type),
    outcome: filters.outcome === 'SUCCESS' || filters.outcome === 'FAILURE' ? filters.outcome : null,
    subject: orNull(filters.subject),
    actor: orNull(filters.actor),
    module: orNull(filters.module),
    code: orNull(filters.code),
    reference: orNull(filters.reference),
    logonId: orNull(filters.logonId),
    from: period ? new Date(nowMs - period.lengthMs).toISOString() : toIsoTime(filters.from),
    to: toIsoTime(filters.to),
  }
}

/** Converts the local time of a datetime-local input. */
function toIsoTime(localTime: string): string | null {
  const time = Date.parse(localTime)
  return Number.isFinite(time) ? new Date(time).toISOString() : null
}
