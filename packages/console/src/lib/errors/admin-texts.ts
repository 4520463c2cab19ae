import { ERROR_TEXTS } from '../../gql/error-texts.ts'
import { BROWSER_TEXTS } from './browser-texts.ts'
import { type ErrorText, type ErrorTexts, findText } from './error-text.ts'

/** The texts of the dashboard and the administration: the API's own, except those that tell a developer which operation to send. */
export const ADMIN_TEXTS: ErrorTexts = {
  ...ERROR_TEXTS,
  ...BROWSER_TEXTS,
  // Detected by the browser: something between it and the server answered.
  SERVER_UNAVAILABLE: { message: 'The server could not answer.', hint: 'It may be starting. Try again in a moment.' },
  // The console itself asks for the new logon, and the form keeps its input.
  REAUTH_REQUIRED: {
    message: 'Nothing was changed. Confirm your identity first.',
    hint: 'Try again, and log on when you are asked to. Your input is still here.',
  },
  SETTING_UNKNOWN: { message: 'There is no such setting.', hint: 'Reload the page: the module may have changed.' },
}

// Only the server knows what exactly was wrong or missing; a general text would hide it.
const TOLD_BY_SERVER = new Set(['BAD_USER_INPUT', 'NOT_FOUND'])

export const findAdminText = (code: string): ErrorText | null => findText(ADMIN_TEXTS, code)

/** The text for a code. An unknown code keeps the server's message, which is safe to show. */
export function describeCode(code: string, serverMessage?: string): { message: string; hint: string | null } {
  const known = findAdminText(code)
  if (!known) return { message: serverMessage || 'Something went wrong.', hint: null }
  return serverMessage && TOLD_BY_SERVER.has(code) ? { message: serverMessage, hint: null } : known
}
