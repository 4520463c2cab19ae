import { availableParallelism } from 'node:os'
import { buildParts, PARTS } from './build-parts.ts'
import { findGeneratedDrift } from './generated-drift.ts'
import { runCheck } from './run-check.ts'
import { runVitest } from './run-vitest.ts'
import { sumCounts, type TestCount } from './test-count.ts'

type Step = () => Promise<TestCount>

const TYPESCRIPT_PROJECTS = [
  'packages/shared',
  'packages/api',
  'packages/console',
  'packages/cli',
  'packages/duo-simulator',
  'packages/duo-simulator/src/pages',
  'e2e',
  'bench',
  'demo',
  'scripts',
]

/** By default Vitest keeps one processor for itself, half of a small machine, though most scenarios wait more than they compute. */
const WORKERS = `--maxWorkers=${Math.max(2, availableParallelism())}`

/** The steps of `pnpm test`, in the order in which they run: quick ones first. */
export const STEPS: Readonly<Record<string, Step>> = {
  format: () =>
    runCheck('format', ['node_modules/oxfmt/bin/oxfmt', '--check', '.'], 'Run "pnpm format" and commit the result.'),
  lint: () =>
    runCheck('lint', [
      'node_modules/oxlint/bin/oxlint',
      '--deny-warnings',
      'packages',
      'e2e',
      'bench',
      'demo',
      'scripts',
    ]),
  walls: () => runCheck('imports between rooms', ['scripts/check-walls.ts'], 'The table is in scripts/walls/rooms.'),
  unused: () => runCheck('unused files, exports and dependencies', ['node_modules/knip/bin/knip.js', '--no-progress']),
  docs: () => runCheck('links, names and examples in docs', ['scripts/check-docs.ts']),
  words: () => runCheck('words that people read', ['scripts/check-words.ts'], 'STYLE.md has the rules.'),
  types: inSequence(
    ...TYPESCRIPT_PROJECTS.map(
      (project) => () => runCheck(`types of ${project}`, ['node_modules/typescript/bin/tsc', '-p', project]),
    ),
  ),
  generated: async () => {
    const drift = await findGeneratedDrift()
    for (const file of drift) console.error(`${file} is out of date. Run "pnpm codegen" and commit the result.`)
    return { passed: drift.length === 0 ? 1 : 0, failed: drift.length }
  },
  unit: inSequence(
    () => runVitest('packages/shared', WORKERS),
    () => runVitest('packages/api', WORKERS, '--project', 'api'),
    () => runVitest('packages/console', WORKERS),
    () => runVitest('packages/cli', WORKERS),
    () => runVitest('packages/duo-simulator', WORKERS),
  ),
  scripts: () => runVitest('scripts'),
  sqlite: () => runVitest('packages/api', WORKERS, '--project', 'scenarios-sqlite'),
  postgres: () => runVitest('packages/api', WORKERS, '--project', 'scenarios-postgres'),
  journeys: inSequence(
    async () => {
      await buildParts(PARTS, (line) => console.log(line))
      return runCheck('sizes of the console’s first loads', ['packages/console/scripts/check-bundle.ts'])
    },
    () => runVitest('e2e'),
  ),
}

/** One after the other: each uses all processors by itself. */
function inSequence(...steps: readonly Step[]): Step {
  return async () => {
    const counts: TestCount[] = []
    for (const step of steps) counts.push(await step())
    return sumCounts(counts)
  }
}
