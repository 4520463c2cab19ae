import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Deadlines } from './deadlines.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const DAY_MS = 24 * 60 * 60 * 1000

describe("on the machine's clock", () => {
  test('each runs at its time unless it was canceled', () => {
    const deadlines = new Deadlines(Date.now, true)
    const ran: string[] = []
    deadlines.at(Date.now() + 200, () => ran.push('second'))
    deadlines.at(Date.now() + 100, () => ran.push('first'))
    const cancel = deadlines.at(Date.now() + 150, () => ran.push('never'))
    cancel()
    vi.advanceTimersByTime(99)
    expect(ran).toEqual([])
    vi.advanceTimersByTime(101)
    expect(ran).toEqual(['first', 'second'])
  })

  test('a deadline beyond the limit of a timer still runs at its time', () => {
    const deadlines = new Deadlines(Date.now, true)
    let hasRun = false
    deadlines.at(Date.now() + 60 * DAY_MS, () => {
      hasRun = true
    })
    vi.advanceTimersByTime(59 * DAY_MS)
    expect(hasRun).toBe(false)
    vi.advanceTimersByTime(DAY_MS)
    expect(hasRun).toBe(true)
  })
})

describe("on a test's clock", () => {
  test('a deadline runs soon after the clock reaches it, in order, and never earlier', () => {
    let nowMs = 0
    const deadlines = new Deadlines(() => nowMs, false)
    const ran: string[] = []
    deadlines.at(2000, () => ran.push('second'))
    deadlines.at(1000, () => ran.push('first'))
    deadlines.at(3000, () => ran.push('third'))
    vi.advanceTimersByTime(60_000)
    expect(ran).toEqual([])
    nowMs = 2500
    vi.advanceTimersByTime(20)
    expect(ran).toEqual(['first', 'second'])
    deadlines.clear()
    nowMs = 5000
    vi.advanceTimersByTime(20)
    expect(ran).toEqual(['first', 'second'])
    expect(vi.getTimerCount()).toBe(0)
  })
})
