import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ROOT } from './lib/build-parts.ts'
import { Child } from './lib/child.ts'
import { runStack } from './lib/run-stack.ts'

/** `pnpm dev` does the same as `pnpm start`, but reloads the console and restarts the programs when their files change. */
const CONSOLE_PORT = process.env['SALLYPORT_DEV_PORT'] ?? '5173'
const consoleUrl = `http://localhost:${CONSOLE_PORT}`
const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
const simulator = (process.env['SALLYPORT_DUO_SIMULATOR'] ?? 'on') === 'on'
const apiPort = process.env['SALLYPORT_PORT'] ?? '4000'

const startedAt = Date.now()
console.log('Building, and watching for changes …')
const watchers = [
  watch('API build', 'packages/api', ['build', '--watch', '--logLevel', 'warn']),
  watch('console', 'packages/console', ['--port', CONSOLE_PORT, '--strictPort', '--logLevel', 'warn']),
  ...(simulator
    ? [watch('simulator’s pages build', 'packages/duo-simulator', ['build', '--watch', '--logLevel', 'warn'])]
    : []),
]

// Each watching build empties its folder first: start nothing before its output is newer than this run.
for (const output of [
  'packages/api/dist/main.js',
  ...(simulator ? ['packages/duo-simulator/dist/pages/index.html'] : []),
])
  while (!isNewer(join(ROOT, output))) await setTimeout(100)

await runStack({
  apiArgs: ['--watch', '--watch-preserve-output', join(ROOT, 'packages/api/dist/main.js')],
  simulatorArgs: ['--watch', '--watch-preserve-output'],
  dataDir: resolve(
    process.env['INIT_CWD'] ?? process.cwd(),
    process.env['SALLYPORT_DATA_DIR'] ?? join(ROOT, '.sallyport'),
  ),
  simulator,
  consoleUrl,
  beside: watchers,
  // The browser talks to the console's development server, which forwards /graphql.
  env: {
    ...process.env,
    SALLYPORT_ALLOWED_ORIGINS: [process.env['SALLYPORT_ALLOWED_ORIGINS'], consoleUrl].filter(Boolean).join(','),
    SALLYPORT_INTROSPECTION: 'on',
  },
})

function isNewer(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > startedAt
}

function watch(name: string, directory: string, args: string[]): Child {
  return new Child(name, [vite, ...args], {
    cwd: join(ROOT, directory),
    env: { ...process.env, SALLYPORT_API_URL: `http://localhost:${apiPort}` },
    onLine: (line) => line.trim() && console.log(`[${name}] ${line}`),
  })
}
