import { EXIT_CODE, type ExitCode, toExitCode } from './exit-code.ts'

/** Ends the command: a stable code for programs, a sentence that says what to do for people, and how the command exits. */
export class CommandError extends Error {
  override readonly name = 'CommandError'

  constructor(
    readonly code: string,
    message: string,
    readonly exitCode: ExitCode = toExitCode(code),
    /** What else a program gets in its error document. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }
}

export const wrongUse = (message: string): CommandError => new CommandError('WRONG_USE', message, EXIT_CODE.WRONG_USE)

export const interrupted = (): CommandError => new CommandError('INTERRUPTED', 'Interrupted.', EXIT_CODE.INTERRUPTED)
