import { join } from 'node:path'
import { buildParts, PARTS, ROOT, run } from './lib/build-parts.ts'

/** `pnpm duo-simulator`: the simulator alone, with its pages. */
const asksForHelp = process.argv.includes('--help')
if (!asksForHelp) await buildParts(PARTS.filter((part) => part.directory === 'packages/duo-simulator'), (line) => console.log(line))
await run(process.execPath, [join(ROOT, 'packages/duo-simulator/src/main.ts'), ...process.argv.slice(2)], ROOT).catch(() => process.exit(1))
