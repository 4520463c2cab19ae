import { CORE_ERROR_TEXTS, type ErrorText, type ErrorTexts, toErrorText } from '../lib/error-message.ts'
import { consoleModules } from './index.ts'

/** The texts of the core and of every module, by code. */
export const PROBLEM_TEXTS: ErrorTexts = Object.assign({}, CORE_ERROR_TEXTS, ...consoleModules.map((module) => module.messages))

/** What happened and what to do next, for any code that a logon can end or go on with. */
export function toProblemText(problem: { code: string; message: string }): ErrorText {
  return toErrorText(problem.code, problem.message, PROBLEM_TEXTS)
}
