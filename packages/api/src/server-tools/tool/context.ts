import type { Config } from '../../config/config.ts'
import type { Clock } from '../../lib/clock.ts'

/** The context of a server tool. */
export interface ToolContext {
  config: Config
  clock: Clock
  env: Readonly<Record<string, string | undefined>>
  /** Arguments after the command's name. */
  args: string[]
  /** Prints a line about the progress of long work to stderr. */
  report(line: string): void
}

/** The result of a tool: `result` for programs, `lines` for people. */
export interface ToolResult {
  result: Record<string, unknown>
  lines: string[]
  exitCode?: number
}
