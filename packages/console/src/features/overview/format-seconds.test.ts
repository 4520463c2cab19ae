import { describe, expect, it } from 'vitest'
import { formatSeconds } from './format-seconds.ts'

describe('a waiting time', () => {
  it.each([
    [0.84, '0.8 s'],
    [9.94, '9.9 s'],
    [9.96, '10 s'],
    [59.6, '1 min'],
    [125, '2 min 5 s'],
  ])('%d seconds are "%s"', (seconds, words) => expect(formatSeconds(seconds)).toBe(words))
})
