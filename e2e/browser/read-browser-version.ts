import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const LIMIT_MS = 30_000

/** Runs the browser just long enough to name itself; throws with the reason if it does not run. */
export async function readBrowserVersion(
  executablePath: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout } = await promisify(execFile)(executablePath, ['--no-sandbox', '--version'], {
    env: { ...process.env, ...env },
    timeout: LIMIT_MS,
  })
  return stdout.trim()
}
