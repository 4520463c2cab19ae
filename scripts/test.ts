import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildParts, PARTS, ROOT } from './lib/build-parts.ts'
import { findGeneratedDrift } from './lib/generated-drift.ts'

/**
 * `pnpm test`: everything that CI runs. `node scripts/test.ts <step> …` runs some of it.
 * Closes with a line "N passed, N failed", in which lint, types and the like count as one test each.
 */
const TYPESCRIPT_PROJECTS = [
  'packages/shared',
  'packages/api',
  'packages/console',
  'packages/cli',
  'packages/duo-simulator',
  'packages/duo-simulator/src/pages',
  'e2e',
  'bench',
  'scripts',
]

/** Vitest would leave a processor to itself, the half of a small machine, while most scenarios wait more than they compute. */
const WORKERS = `--maxWorkers=${Math.max(2, availableParallelism())}`

const STEPS: Record<string, () => Promise<Count>> = {
  lint: () =>
    check('lint', ['node_modules/oxlint/bin/oxlint', '--deny-warnings', 'packages', 'e2e', 'bench', 'scripts']),
  unused: () => check('unused files, exports and dependencies', ['node_modules/knip/bin/knip.js', '--no-progress']),
  types: async () =>
    sum(
      await inSequence(TYPESCRIPT_PROJECTS, (project) =>
        check(`types of ${project}`, ['node_modules/typescript/bin/tsc', '-p', project]),
      ),
    ),
  generated: async () => {
    const drift = await findGeneratedDrift()
    for (const file of drift) console.error(`${file} is not what the code generates. Run "pnpm codegen" and commit it.`)
    return { passed: drift.length === 0 ? 1 : 0, failed: drift.length }
  },
  unit: async () =>
    sum([
      await vitest('packages/shared', WORKERS),
      await vitest('packages/api', WORKERS, '--project', 'api'),
      await vitest('packages/console', WORKERS),
      await vitest('packages/cli', WORKERS),
      await vitest('packages/duo-simulator', WORKERS),
    ]),
  sqlite: () => vitest('packages/api', WORKERS, '--project', 'scenarios-sqlite'),
  postgres: () => vitest('packages/api', WORKERS, '--project', 'scenarios-postgres'),
  journeys: async () => {
    await buildParts(PARTS, (line) => console.log(line))
    return sum([
      await check('sizes of the console’s first loads', ['packages/console/scripts/check-bundle.ts']),
      await vitest('e2e'),
    ])
  },
}

interface Count {
  passed: number
  failed: number
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((step) => !(step in STEPS))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. The steps are: ${Object.keys(STEPS).join(', ')}.`)
  process.exit(2)
}
const counts: Count[] = []
for (const [name, run] of Object.entries(STEPS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  const startedAt = Date.now()
  console.log(`\n── ${name} ──`)
  const count = await run().catch((error: unknown): Count => {
    console.error(error)
    return { passed: 0, failed: 1 }
  })
  counts.push(count)
  console.log(
    `── ${name}: ${count.passed} passed, ${count.failed} failed, ${((Date.now() - startedAt) / 1_000).toFixed(0)} s`,
  )
}
const total = sum(counts)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

/** A program that passes or fails as a whole. */
async function check(what: string, args: string[]): Promise<Count> {
  const passed = (await run(args, ROOT)) === 0
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${what}`)
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 }
}

/** Runs the tests of a package and counts them. A run that breaks before it counts is a failure. */
async function vitest(directory: string, ...args: string[]): Promise<Count> {
  const reports = mkdtempSync(join(tmpdir(), 'sallyport-report-'))
  const file = join(reports, 'report.json')
  const code = await run(
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    join(ROOT, directory),
  )
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numFailedTestSuites: number
    }
    const failed = Math.max(numFailedTests, numFailedTestSuites > 0 || code !== 0 ? 1 : 0)
    return { passed: numPassedTests, failed }
  } catch {
    console.error(`The tests of ${directory} broke off before they could be counted.`)
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

function run(args: string[], cwd: string): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CI: 'true', NO_COLOR: '1' },
    })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code))
  })
}

async function inSequence<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await work(item))
  return results
}

function sum(counts: readonly Count[]): Count {
  return counts.reduce((all, count) => ({ passed: all.passed + count.passed, failed: all.failed + count.failed }), {
    passed: 0,
    failed: 0,
  })
}
