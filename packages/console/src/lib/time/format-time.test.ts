import { describe, expect, it } from 'vitest'
import { formatExactTime, formatRelativeTime } from './format-time.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const at = (seconds: number) => formatRelativeTime(new Date(NOW + seconds * 1000).toISOString(), NOW)

describe('relative times', () => {
  it.each([
    [0, 'just now'],
    [-44, 'just now'],
    [30, 'in a moment'],
    [-60, '1 minute ago'],
    [-50 * 60, '50 minutes ago'],
    [-3 * 3600, '3 hours ago'],
    [-30 * 3600, 'yesterday'],
    [-3 * 86_400, '3 days ago'],
    [-40 * 86_400, 'last month'],
    [-800 * 86_400, '2 years ago'],
    [9 * 3600, 'in 9 hours'],
  ])('%i seconds from now are "%s"', (seconds, words) => expect(at(seconds)).toBe(words))

  it('are “unknown” for an invalid time', () => {
    expect(formatRelativeTime('nonsense', NOW)).toBe('unknown')
    expect(formatExactTime('nonsense')).toBe('unknown')
  })
})
