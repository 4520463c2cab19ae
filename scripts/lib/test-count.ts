/** How many tests passed and failed. A program that passes or fails as a whole, such as lint, counts as one test. */
export interface TestCount {
  passed: number
  failed: number
}

export function sumCounts(counts: readonly TestCount[]): TestCount {
  return counts.reduce((all, count) => ({ passed: all.passed + count.passed, failed: all.failed + count.failed }), {
    passed: 0,
    failed: 0,
  })
}
