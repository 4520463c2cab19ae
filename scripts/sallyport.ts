import { join } from 'node:path'
import { buildParts, PARTS, ROOT } from './lib/build-parts.ts'
import { runInPlace } from './lib/run-in-place.ts'

/** `pnpm sallyport <command>` runs the command, after building it and the programs that it starts if they have changed. */
const NEEDS: Readonly<Record<string, string[]>> = {
  serve: ['packages/api', 'packages/console'],
  recover: ['packages/api'],
  backup: ['packages/api'],
  restore: ['packages/api'],
  'rotate-key': ['packages/api'],
  doctor: ['packages/api'],
}
const args = process.argv.slice(2)
// Options may stand before the command.
const needed = ['packages/cli', ...args.flatMap((arg) => NEEDS[arg] ?? [])]
// To stderr, as stdout belongs to the command.
await buildParts(
  PARTS.filter(({ directory }) => needed.includes(directory)),
  (line) => console.error(line),
)

runInPlace([join(ROOT, 'packages/cli/bin/sallyport.js'), ...args], { cwd: process.env['INIT_CWD'] ?? process.cwd() })
