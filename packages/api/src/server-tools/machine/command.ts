import type { Config } from '../../config/config.ts'
import type { Clock } from '../../lib/clock.ts'

/** What a tool of the machine is given. */
export interface MachineContext {
  config: Config
  clock: Clock
  env: Readonly<Record<string, string | undefined>>
  /** What was typed after the command's name. */
  args: string[]
  /** A line about long work, for people; goes to stderr. */
  report(line: string): void
}

/** What it gives back: `result` for programs, `lines` for people. */
export interface CommandResult {
  result: Record<string, unknown>
  lines: string[]
  exitCode?: number
}
