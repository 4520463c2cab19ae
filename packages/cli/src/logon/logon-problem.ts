import type { LogonProblemPartsFragment as LogonProblem } from '../gql/graphql.ts'
import { CommandError } from '../lib/command-error.ts'
import { EXIT_CODE } from '../lib/exit-code.ts'
import type { LogonStepParts } from './prompt-answers.ts'

/** One line for people: the message, when to try again, the code and the reference. */
export function toProblemText({ message, code, retryAt, reference }: LogonProblem): string {
  const seconds = retryAt ? Math.ceil((Date.parse(retryAt) - Date.now()) / 1_000) : 0
  return `${message}${seconds > 0 ? ` Try again in ${seconds} s.` : ''} (${code}, reference ${reference})`
}

export const toDenied = (problem: LogonProblem): CommandError =>
  new CommandError(problem.code, toProblemText(problem), EXIT_CODE.FAILED, { reference: problem.reference })

/** Without more input, a problem with the last answer is the reason why the logon ended. */
export function toInputEnded({ problem, prompt }: LogonStepParts): CommandError {
  if (problem) return toDenied(problem)
  return new CommandError(
    'INPUT_ENDED',
    `“${prompt.title}” needs an answer, but the input ended. Run this in a terminal, or supply one answer per line.`,
    EXIT_CODE.WRONG_USE,
  )
}
