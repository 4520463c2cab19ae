import { ERROR_TEXTS } from '../../gql/error-texts.ts'
import { BROWSER_TEXTS } from './browser-texts.ts'
import { type ErrorText, type ErrorTexts, findText } from './error-text.ts'

/** The texts of the dashboard and the administration: the API's own, except where those tell a developer which operation to send next. */
export const ADMIN_TEXTS: ErrorTexts = {
  ...ERROR_TEXTS,
  ...BROWSER_TEXTS,
  // Found out by the browser: something between it and the server answered.
  SERVER_UNAVAILABLE: { message: 'The server could not answer.', hint: 'It may be starting. Try again in a moment.' },
  // The console asks for the new logon itself, and what it was refused for is still in the form.
  REAUTH_REQUIRED: {
    message: 'Nothing was changed. Confirm your identity first.',
    hint: 'Try again, and log on when you are asked to. What you have entered is still here.',
  },
  SETTING_UNKNOWN: { message: 'There is no such setting.', hint: 'Reload the page: the module may have changed.' },
}

// Only the server knows what exactly was wrong or missing; a general text would blur it.
const TOLD_BY_SERVER = new Set(['BAD_USER_INPUT', 'NOT_FOUND'])

export const findAdminText = (code: string): ErrorText | null => findText(ADMIN_TEXTS, code)

/** The text for a code. A code that this console doesn't know is shown in the server's own words, which are fit to be shown. */
export function describeCode(code: string, serverMessage?: string): { message: string; hint: string | null } {
  const known = findAdminText(code)
  if (!known) return { message: serverMessage || 'Something went wrong.', hint: null }
  return serverMessage && TOLD_BY_SERVER.has(code) ? { message: serverMessage, hint: null } : known
}
