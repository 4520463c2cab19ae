import { describe, expect, it } from 'vitest'
import { AUDIT_FILTER_NAMES, type AuditFilters, toAuditFilter } from './audit-filter.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const none = Object.fromEntries(AUDIT_FILTER_NAMES.map((name) => [name, ''])) as AuditFilters

describe('the filter of the audit log', () => {
  it('matches everything when nothing is chosen', () => {
    expect(Object.values(toAuditFilter(none, NOW)).every((value) => value === null)).toBe(true)
  })
  it('converts a period into a start time', () => {
    expect(toAuditFilter({ ...none, period: '24h' }, NOW).from).toBe('2026-11-23T12:00:00.000Z')
  })
  it('ignores invalid values in the address', () => {
    expect(toAuditFilter({ ...none, outcome: 'MAYBE', period: 'ever', from: 'soon' }, NOW)).toMatchObject({
      outcome: null,
      from: null,
    })
  })
  it('passes on valid values', () => {
    expect(toAuditFilter({ ...none, outcome: 'FAILURE', subject: 'alice', code: 'DUO_DENIED' }, NOW)).toMatchObject({
      outcome: 'FAILURE',
      subject: 'alice',
      code: 'DUO_DENIED',
    })
  })
})
