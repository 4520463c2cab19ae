import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildParts, PARTS, ROOT } from './lib/build-parts.ts'

/** `pnpm sallyport <command>`: the command, built when it has changed; with the server where the command runs a program of it. */
const NEEDS: Readonly<Record<string, string[]>> = {
  serve: ['packages/api', 'packages/console'],
  recover: ['packages/api'],
  backup: ['packages/api'],
  restore: ['packages/api'],
  doctor: ['packages/api'],
}
const args = process.argv.slice(2)
const needed = ['packages/cli', ...(NEEDS[args[0] ?? ''] ?? [])]
// Not to stdout: that is the command's.
await buildParts(PARTS.filter(({ directory }) => needed.includes(directory)), (line) => console.error(line))

const child = spawn(process.execPath, [join(ROOT, 'packages/cli/bin/sallyport.js'), ...args], { stdio: 'inherit', cwd: process.env['INIT_CWD'] ?? process.cwd() })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal))
child.once('exit', (code) => process.exit(code ?? 1))
