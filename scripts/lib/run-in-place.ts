import { spawn } from 'node:child_process'
import { endWithNpx } from './end-with-npx.ts'

/** Runs a program of Node's as if it had been called itself: the same streams, signals and exit code. */
export function runInPlace(args: readonly string[], { cwd }: { cwd: string }): void {
  const child = spawn(process.execPath, args, { stdio: 'inherit', cwd })
  // A terminal sends Ctrl-C to both; twice would be "at once" to some.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal))
  endWithNpx(() => child.kill('SIGTERM'))
  child.once('exit', (code) => process.exit(code ?? 1))
}
