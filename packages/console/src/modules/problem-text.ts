import { CORE_ERROR_TEXTS, type ErrorText, toErrorText } from '../lib/error-message.ts'
import type { ConsoleModule } from './console-module.ts'
import { consoleModules } from './index.ts'

/** The texts of the core, and of those modules whose texts are loaded, by code. */
const texts: Record<string, ErrorText> = { ...CORE_ERROR_TEXTS }

/** Loads the texts of modules, of all of them unless told otherwise. Until then a problem is told in the server's own words. */
export async function loadProblemTexts(modules: readonly ConsoleModule[] = consoleModules): Promise<void> {
  await Promise.all(modules.map(async (module) => Object.assign(texts, await module.loadMessages())))
}

export const listProblemTexts = (): Readonly<Record<string, ErrorText>> => texts

export function findProblemText(code: string): ErrorText | null {
  return Object.hasOwn(texts, code) ? texts[code]! : null
}

/** What happened and what to do next, for any code that a logon can end or go on with. */
export function toProblemText(problem: { code: string; message: string }): ErrorText {
  return toErrorText(problem.code, problem.message, texts)
}
