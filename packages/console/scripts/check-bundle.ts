import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

/**
 * Keeps the first load of each page small: `node packages/console/scripts/check-bundle.ts [dist]` after a build fails where it
 * weighs more than its budget. What a page needs before anything can be seen counts, so the first prompt does too.
 */
interface Budget {
  page: string
  /** What is loaded at once, although by a dynamic import. */
  with: readonly string[]
  scriptKilobytes: number
  styleKilobytes: number
}
interface ManifestEntry {
  file: string
  css?: string[]
  imports?: string[]
}

const BUDGETS: readonly Budget[] = [
  {
    page: 'logon.html',
    with: ['src/modules/password/password-prompt.tsx'],
    scriptKilobytes: 105,
    styleKilobytes: 10.5,
  },
  { page: 'index.html', with: [], scriptKilobytes: 226, styleKilobytes: 38 },
]

const dist = process.argv[2] ? pathToFileURL(`${process.argv[2]}/`) : new URL('../dist/', import.meta.url)

function readManifest(): Record<string, ManifestEntry> {
  try {
    return JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')) as Record<string, ManifestEntry>
  } catch {
    console.error('There is no build of the console. Run `vite build` in packages/console first.')
    process.exit(1)
  }
}
const manifest = readManifest()

function listFiles(keys: readonly string[]): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (key: string): void => {
    const entry = manifest[key]
    if (seen.has(key)) return
    if (!entry) throw new Error(`The build has no ${key}. Correct BUDGETS in check-bundle.ts.`)
    seen.add(key)
    for (const file of [entry.file, ...(entry.css ?? [])]) files.add(file)
    entry.imports?.forEach(visit)
  }
  keys.forEach(visit)
  return files
}

const weigh = (files: Iterable<string>, ending: string): number =>
  [...files]
    .filter((file) => file.endsWith(ending))
    .reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length, 0) / 1_000

let failures = 0
for (const budget of BUDGETS) {
  const files = listFiles([budget.page, ...budget.with])
  const check = (what: string, kilobytes: number, limit: number): void => {
    const over = kilobytes > limit
    if (over) failures += 1
    console.log(`${over ? 'OVER' : 'ok  '}  ${budget.page}  ${what} ${kilobytes.toFixed(1)} kB gzip of ${limit}`)
  }
  check('script', weigh(files, '.js'), budget.scriptKilobytes)
  check('style', weigh(files, '.css'), budget.styleKilobytes)
}
if (failures > 0) process.exit(1)
