import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noteServerDate, secondsUntil, serverNow } from './server-clock.ts'

const HERE = Date.parse('2026-01-01T12:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ now: HERE })
})
afterEach(() => {
  noteServerDate(new Date(Date.now()).toUTCString(), Date.now(), Date.now())
  vi.useRealTimers()
})

describe('the server’s clock', () => {
  it('is this computer’s clock while the two agree within a few seconds', () => {
    noteServerDate('Thu, 01 Jan 2026 12:00:02 GMT', HERE, HERE)
    expect(serverNow()).toBe(HERE)
  })

  it('is used when this computer’s clock is minutes off', () => {
    noteServerDate('Thu, 01 Jan 2026 12:10:00 GMT', HERE, HERE)
    expect(secondsUntil('2026-01-01T12:11:00Z')).toBeCloseTo(59.5)
  })

  it('is not taken from a delayed response, or from a header that is not a date', () => {
    noteServerDate('Thu, 01 Jan 2026 12:10:00 GMT', HERE - 25_000, HERE)
    noteServerDate('soon', HERE, HERE)
    noteServerDate(null, HERE, HERE)
    expect(serverNow()).toBe(HERE)
  })
})
