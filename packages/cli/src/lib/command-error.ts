import { EXIT_CODE, type ExitCode, toExitCode } from './exit-code.ts'

/** Ends the command with a stable code for programs, a message for people, and an exit code. */
export class CommandError extends Error {
  override readonly name = 'CommandError'

  constructor(
    readonly code: string,
    message: string,
    readonly exitCode: ExitCode = toExitCode(code),
    /** Further fields of the JSON error document. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }
}

export const wrongUse = (message: string): CommandError => new CommandError('WRONG_USE', message, EXIT_CODE.WRONG_USE)

export const interrupted = (): CommandError => new CommandError('INTERRUPTED', 'Interrupted.', EXIT_CODE.INTERRUPTED)
