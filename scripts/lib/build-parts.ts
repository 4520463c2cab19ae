import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** A part of the product that must be built before it runs. */
export interface Part {
  name: string
  directory: string
  command: string[]
  /** The part is up to date if this exists and nothing in `sources` has changed since the last build. */
  output: string
  sources: string[]
}

const vite = join(ROOT, 'node_modules/vite/bin/vite.js')

/** Both parts of this directory have the same sources, as they share a stamp. */
const API_SOURCES = [
  'packages/api/src',
  'packages/api/vite.config.ts',
  'packages/api/vite.server-tools.config.ts',
  'packages/shared/src',
]

export const PARTS: Part[] = [
  {
    name: 'API',
    directory: 'packages/api',
    command: [vite, 'build', '--logLevel', 'warn'],
    output: 'dist/main.js',
    sources: API_SOURCES,
  },
  {
    name: 'server tools',
    directory: 'packages/api',
    command: [vite, 'build', '--config', 'vite.server-tools.config.ts', '--logLevel', 'warn'],
    output: 'dist/server-tools.js',
    sources: API_SOURCES,
  },
  {
    name: 'command',
    directory: 'packages/cli',
    command: [vite, 'build', '--logLevel', 'warn'],
    output: 'dist/main.js',
    sources: ['packages/cli/src', 'packages/cli/package.json', 'packages/cli/vite.config.ts', 'packages/shared/src'],
  },
  {
    name: 'console',
    directory: 'packages/console',
    command: [vite, 'build', '--logLevel', 'error'],
    output: 'dist/index.html',
    sources: [
      'packages/console/src',
      'packages/console/public',
      'packages/console/index.html',
      'packages/console/logon.html',
      'packages/console/vite.config.ts',
      'packages/shared/src',
    ],
  },
  {
    name: 'Duo simulator’s pages',
    directory: 'packages/duo-simulator',
    command: [vite, 'build', '--logLevel', 'error'],
    output: 'dist/pages/index.html',
    sources: [
      'packages/duo-simulator/src/pages',
      'packages/duo-simulator/src/contract',
      'packages/duo-simulator/vite.config.ts',
    ],
  },
]

/** Builds the parts that have changed, and reports its progress. */
export async function buildParts(parts: readonly Part[], report: (line: string) => void): Promise<void> {
  for (const part of parts) {
    const stampFile = join(ROOT, part.directory, 'dist/.built-from')
    const stamp = toStamp(part)
    if (
      existsSync(join(ROOT, part.directory, part.output)) &&
      existsSync(stampFile) &&
      readFileSync(stampFile, 'utf8') === stamp
    )
      continue
    const startedAt = Date.now()
    report(`Building the ${part.name} …`)
    await run(process.execPath, part.command, join(ROOT, part.directory))
    mkdirSync(dirname(stampFile), { recursive: true })
    writeFileSync(stampFile, stamp)
    report(`Built the ${part.name} in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`)
  }
}

/** Changes with the part's sources, the dependencies and the version of Node. */
function toStamp(part: Part): string {
  const hash = createHash('sha256')
    .update(process.version)
    .update(readFileSync(join(ROOT, 'pnpm-lock.yaml')))
  for (const source of part.sources)
    for (const file of listFiles(join(ROOT, source)))
      hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function listFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)))
}

/** Runs a program to its end and shows its output. Throws unless it succeeds. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`${[command, ...args].join(' ')} ended with ${signal ?? code}`)),
    )
  })
}
