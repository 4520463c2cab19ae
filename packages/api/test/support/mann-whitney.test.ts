import { describe, expect, it } from 'vitest'
import { testMannWhitney } from './mann-whitney.ts'

describe('the Mann–Whitney U test', () => {
  it('gives what is computed by hand', () => {
    // U = 17 of 20; z = (17 − 10 − ½) / √(5 · 4 · 10 / 12) = 1.5922
    expect(testMannWhitney([19, 22, 16, 29, 24], [20, 11, 17, 12])).toBeCloseTo(0.11135, 4)
    // Ties: ranks 1, 3, 3, 3, 5, 6; U = 1 of 9; variance 9/12 · (7 − 24/30); z = (4.5 − 1 − ½) / 2.1564 = 1.3912
    expect(testMannWhitney([1, 2, 2], [2, 3, 4])).toBeCloseTo(0.16416, 4)
  })

  it('is the same from both sides, and sees nothing in what is equal', () => {
    const [left, right] = [
      [5, 1, 9, 4, 4],
      [2, 8, 8, 3],
    ]
    expect(testMannWhitney(left, right)).toBeCloseTo(testMannWhitney(right, left), 10)
    expect(testMannWhitney([3, 3, 3], [3, 3])).toBe(1)
    expect(testMannWhitney([1, 2, 3, 4], [1, 2, 3, 4])).toBeCloseTo(1, 6)
  })

  it('finds a shift of a tenth of the spread in large samples, whatever outliers there are', () => {
    const spread = Array.from({ length: 1_000 }, (_, index) => index)
    expect(
      testMannWhitney(
        spread,
        spread.map((value) => value + 100),
      ),
    ).toBeLessThan(1e-9)
    expect(testMannWhitney([...spread, 1e9, 1e9], spread)).toBeGreaterThan(0.9)
  })
})
