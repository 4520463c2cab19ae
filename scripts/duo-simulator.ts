import { join } from 'node:path'
import { buildParts, PARTS, ROOT } from './lib/build-parts.ts'
import { runInPlace } from './lib/run-in-place.ts'

/** `pnpm duo-simulator` runs the simulator alone, with its pages. */
const asksForHelp = process.argv.includes('--help')
if (!asksForHelp)
  await buildParts(
    PARTS.filter((part) => part.directory === 'packages/duo-simulator'),
    (line) => console.log(line),
  )
runInPlace([join(ROOT, 'packages/duo-simulator/src/main.ts'), ...process.argv.slice(2)], { cwd: ROOT })
