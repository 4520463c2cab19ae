import { spawn } from 'node:child_process'

/** Runs a Node program to its end, shows its output and returns its exit code; null if it was killed. */
export function runNode(args: readonly string[], cwd: string): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CI: 'true', NO_COLOR: '1' },
    })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code))
  })
}
