/**
 * How likely two samples are to differ as much by chance as they do, if they come from one distribution: the two-sided Mann–Whitney U test
 * by the normal approximation, with corrections for ties and continuity. Looks at ranks alone, so a few slow outliers mean nothing.
 * Meant for samples of twenty and more.
 */
export function testMannWhitney(left: readonly number[], right: readonly number[]): number {
  const all = [
    ...left.map((value) => ({ value, isLeft: true })),
    ...right.map((value) => ({ value, isLeft: false })),
  ].sort((a, b) => a.value - b.value)
  let rankSum = 0
  let tied = 0
  for (let start = 0, end = 0; start < all.length; start = end) {
    while (end < all.length && all[end]!.value === all[start]!.value) end++
    const count = end - start
    rankSum += all.slice(start, end).filter((entry) => entry.isLeft).length * ((start + 1 + end) / 2)
    tied += count ** 3 - count
  }
  const [n, m, total] = [left.length, right.length, all.length]
  const u = rankSum - (n * (n + 1)) / 2
  const variance = ((n * m) / 12) * (total + 1 - tied / (total * (total - 1)))
  if (variance === 0) return 1
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / Math.sqrt(variance)
  return Math.min(1, 2 * toUpperTail(z))
}

/** Of the standard normal distribution: Abramowitz & Stegun 26.2.17, to 7.5e-8. */
function toUpperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
}
