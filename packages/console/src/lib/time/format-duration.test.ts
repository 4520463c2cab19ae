import { describe, expect, it } from 'vitest'
import { formatCountdown, formatDuration } from './format-duration.ts'

describe('formatDuration', () => {
  it.each([
    [0, '0 seconds'],
    [-5, '0 seconds'],
    [1, '1 second'],
    [45.4, '45 seconds'],
    [60, '1 minute'],
    [125, '2 minutes 5 seconds'],
    [3_600, '1 hour'],
    [3_661, '1 hour 1 minute'],
    [259_200, '3 days'],
  ])('says %d seconds as "%s"', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words)
  })
})

describe('formatCountdown', () => {
  it.each([
    [-1, '0:00'],
    [6.2, '0:07'],
    [90, '1:30'],
    [3_600, '1:00:00'],
  ])('shows %d seconds as %s: 0:00 only when the time is up', (seconds, clock) => {
    expect(formatCountdown(seconds)).toBe(clock)
  })
})
