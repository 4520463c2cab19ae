import { type ErrorText, findText } from '../lib/errors/error-text.ts'
import { LOGON_TEXTS, isWrittenByAdministrators } from '../lib/errors/logon-texts.ts'
import type { ConsoleModule } from './console-module.ts'

/** The texts for codes that belong to no module, and for those of loaded modules. */
const texts: Record<string, ErrorText> = { ...LOGON_TEXTS }

/** Loads the texts of modules. Until then, their problems are shown in the server's words. */
export async function loadProblemTexts(modules: readonly Pick<ConsoleModule, 'loadErrorTexts'>[]): Promise<void> {
  await Promise.all(modules.map(async (module) => Object.assign(texts, await module.loadErrorTexts())))
}

export const findProblemText = (code: string): ErrorText | null => findText(texts, code)

/** What happened and what to do next, for any problem of a logon. */
export function toProblemText({ code, message }: { code: string; message: string }): ErrorText {
  const ofServer = { message, hint: '' }
  if (isWrittenByAdministrators(code) && message !== '') return ofServer
  return findProblemText(code) ?? ofServer
}
