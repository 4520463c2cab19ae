import { describe, expect, it } from 'vitest'
import { secondsLeft, toRelative } from './time.ts'

const noon = Date.UTC(2026, 10, 24, 12)

describe('relative times', () => {
  it('are rounded to the largest unit', () => {
    expect(toRelative(noon - 2_000, noon)).toBe('just now')
    expect(toRelative(noon - 40_000, noon)).toBe('40 seconds ago')
    expect(toRelative(noon - 119_000, noon)).toBe('1 minute ago')
    expect(toRelative(noon - 5 * 3_600_000, noon)).toBe('5 hours ago')
    expect(toRelative(noon - 26 * 3_600_000, noon)).toBe('yesterday')
  })
})

describe('the time left', () => {
  it('rounds seconds up and never goes below zero', () => {
    expect(secondsLeft(noon + 1, noon)).toBe(1)
    expect(secondsLeft(noon + 60_000, noon)).toBe(60)
    expect(secondsLeft(noon - 5_000, noon)).toBe(0)
  })
})
