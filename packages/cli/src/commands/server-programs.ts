import type { Command } from 'commander'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { CommandContext } from '../command-context.ts'
import { CommandError } from '../lib/command-error.ts'
import { EXIT_CODE } from '../lib/exit-code.ts'

/** What runs on the server's own machine, in programs of the server's, by the server's environment. */
const PROGRAMS: Readonly<Record<string, { file: string; summary: string }>> = {
  serve: { file: 'main.js', summary: 'run the server' },
  recover: { file: 'machine.js', summary: 'on the server’s machine: a single-use way in for an administrator' },
  backup: { file: 'machine.js', summary: 'on the server’s machine: write a backup' },
  restore: { file: 'machine.js', summary: 'on the server’s machine: put a backup back' },
  'rotate-key': {
    file: 'machine.js',
    summary: 'on the server’s machine: put a new master key in the place of the one that there is',
  },
  doctor: { file: 'machine.js', summary: 'on the server’s machine: look for what is wrong' },
}

export const isServerProgram = (name: string | undefined): name is string =>
  name !== undefined && Object.hasOwn(PROGRAMS, name)

/** So that they are in the help. Their arguments are their own: see `runServerProgram`. */
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

/** Runs one with the same streams and environment, passes signals on, and gives its exit code. */
export async function runServerProgram(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { file } = PROGRAMS[name]!
  const path = fileURLToPath(new URL(`../../api/dist/${file}`, import.meta.url))
  if (!existsSync(path))
    throw new CommandError(
      'SERVER_NOT_BUILT',
      `The server’s program ${path} is missing. "sallyport ${name}" runs where the server is installed; in the repository run "npx --yes pnpm@12.21.0 build" first.`,
      EXIT_CODE.WRONG_USE,
    )
  const child = spawn(
    process.execPath,
    [path, ...(file === 'main.js' ? args.filter((arg) => arg !== '--json') : [name, ...args])],
    {
      stdio: 'inherit',
      // Hashes take as many threads as there are cores; look-ups and files must find free ones beside them.
      env: { NODE_ENV: 'production', UV_THREADPOOL_SIZE: '16', ...env },
    },
  )
  const forward = (signal: NodeJS.Signals) => {
    // Ctrl-C reaches a terminal's whole group by itself; twice would be "at once" to some.
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
