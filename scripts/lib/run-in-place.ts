import { spawn } from 'node:child_process'
import { endWithNpx } from './end-with-npx.ts'

/** Runs a Node program in place of this process: with the same streams, signals and exit code. */
export function runInPlace(args: readonly string[], { cwd }: { cwd: string }): void {
  const child = spawn(process.execPath, args, { stdio: 'inherit', cwd })
  // A terminal sends Ctrl-C to both processes, and some programs take a second one as "stop immediately".
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal))
  endWithNpx(() => child.kill('SIGTERM'))
  child.once('exit', (code) => process.exit(code ?? 1))
}
