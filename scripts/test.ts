import { sumCounts, type TestCount } from './lib/test-count.ts'
import { STEPS } from './lib/test-steps.ts'

/**
 * `pnpm test`: everything that CI runs. `node scripts/test.ts <step> …` runs some of it.
 * The last line is "N passed, N failed".
 */
const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !Object.hasOwn(STEPS, name))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. The steps are: ${Object.keys(STEPS).join(', ')}.`)
  process.exit(2)
}

const counts: TestCount[] = []
const summary: string[] = []
for (const [name, run] of Object.entries(STEPS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.log(`\n── ${name} ──`)
  const startedAt = Date.now()
  const count = await run().catch((error: unknown): TestCount => {
    console.error(error)
    return { passed: 0, failed: 1 }
  })
  const seconds = Math.round((Date.now() - startedAt) / 1_000)
  counts.push(count)
  summary.push(`${name.padEnd(10)} ${count.passed} passed, ${count.failed} failed, ${seconds} s`)
}

const total = sumCounts(counts)
console.log(['', ...summary, '', `${total.passed} passed, ${total.failed} failed`].join('\n'))
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
