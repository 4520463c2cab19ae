import { join, resolve } from 'node:path'
import { buildParts, PARTS, ROOT } from './lib/build-parts.ts'
import { runStack } from './lib/run-stack.ts'

/** `pnpm start`: builds what has changed, then runs the server and, unless SALLYPORT_DUO_SIMULATOR=off, the Duo simulator. */
const simulator = process.env['SALLYPORT_DUO_SIMULATOR'] ?? 'on'
if (simulator !== 'on' && simulator !== 'off') fail('SALLYPORT_DUO_SIMULATOR must be on or off.')

try {
  await buildParts(
    simulator === 'on' ? PARTS : PARTS.filter((part) => part.directory !== 'packages/duo-simulator'),
    (line) => console.log(line),
  )
} catch (error) {
  fail(`Building failed: ${(error as Error).message}`)
}
await runStack({
  apiArgs: [join(ROOT, 'packages/api/dist/main.js')],
  dataDir: resolve(
    process.env['INIT_CWD'] ?? process.cwd(),
    process.env['SALLYPORT_DATA_DIR'] ?? join(ROOT, '.sallyport'),
  ),
  simulator: simulator === 'on',
  consoleUrl: null,
})

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
