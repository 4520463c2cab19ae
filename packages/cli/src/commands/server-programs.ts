import type { Command } from 'commander'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { CommandContext } from './command-context.ts'
import { CommandError } from '../lib/command-error.ts'
import { EXIT_CODE } from '../lib/exit-code.ts'

/** Programs of the server. They run on the server and read its environment. */
const PROGRAMS: Readonly<Record<string, { file: string; summary: string }>> = {
  serve: { file: 'main.js', summary: 'run the server' },
  recover: {
    file: 'server-tools.js',
    summary: 'on the server: create a single-use recovery code for an administrator',
  },
  backup: { file: 'server-tools.js', summary: 'on the server: write a backup' },
  restore: { file: 'server-tools.js', summary: 'on the server: restore a backup' },
  'rotate-key': { file: 'server-tools.js', summary: 'on the server: replace the master key' },
  doctor: { file: 'server-tools.js', summary: 'on the server: check the installation for problems' },
}

export const isServerProgram = (name: string | undefined): name is string =>
  name !== undefined && Object.hasOwn(PROGRAMS, name)

/** Lists them in the help. Each parses its own arguments. */
export function addServerPrograms(program: Command, context: CommandContext): void {
  for (const [name, { summary }] of Object.entries(PROGRAMS))
    program
      .command(name)
      .summary(summary)
      .helpOption(false)
      .allowUnknownOption()
      .allowExcessArguments()
      .action(async (_options: unknown, command: Command) => {
        const { json } = command.optsWithGlobals<{ json?: boolean }>()
        process.exitCode = await runServerProgram(name, [...command.args, ...(json ? ['--json'] : [])], context.env)
      })
}

/** Runs a program with the same streams and environment, forwards signals, and returns its exit code. */
export async function runServerProgram(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { file } = PROGRAMS[name]!
  const path = fileURLToPath(new URL(`../../api/dist/${file}`, import.meta.url))
  if (!existsSync(path))
    throw new CommandError(
      'SERVER_NOT_BUILT',
      `The server program ${path} is missing. "sallyport ${name}" runs only where the server is installed. In the repository, run "npx --yes pnpm@12.21.0 build" first.`,
      EXIT_CODE.WRONG_USE,
    )
  const child = spawn(
    process.execPath,
    [path, ...(file === 'main.js' ? args.filter((arg) => arg !== '--json') : [name, ...args])],
    {
      stdio: 'inherit',
      // Password hashing can occupy a thread per core; name look-ups and files need free threads beside those.
      env: { NODE_ENV: 'production', UV_THREADPOOL_SIZE: '16', ...env },
    },
  )
  const forward = (signal: NodeJS.Signals) => {
    // A terminal sends Ctrl-C to its whole process group. A second one would stop some programs at once.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of SIGNALS) process.on(signal, forward)
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
    })
  } finally {
    for (const signal of SIGNALS) process.off(signal, forward)
  }
}
