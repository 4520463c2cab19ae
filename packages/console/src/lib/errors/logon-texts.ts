import { ERROR_TEXTS } from '../../gql/logon-error-texts.ts'
import { BROWSER_TEXTS } from './browser-texts.ts'
import type { ErrorTexts } from './error-text.ts'

/**
 * The texts of the logon page for codes that belong to no module: the API's own, except those that tell a developer which operation to send.
 */
export const LOGON_TEXTS: ErrorTexts = {
  ...ERROR_TEXTS,
  ...BROWSER_TEXTS,
  LOGON_RESET: {
    message: 'We had to start over.',
    hint: 'Please enter it again. If this keeps happening, allow cookies for this site.',
  },
  BAD_USER_INPUT: {
    message: 'The server did not understand this page.',
    hint: 'Reload it and try again. If it happens again, tell an administrator.',
  },
  LOGON_STALE: { message: 'This logon has moved on, perhaps in another tab.', hint: 'Here is where it stands now.' },
  LOGON_BUSY: { message: 'Your last answer is still being checked.', hint: 'Wait a moment.' },
  LOGON_NOT_READY: { message: 'Not every step has been passed yet.', hint: 'Complete the step shown here.' },
  ACCESS_TYPE_UNKNOWN: {
    message: 'This address does not lead to a logon.',
    hint: 'Check the address, or log on from the start page.',
  },
  RETURN_TO_REFUSED: {
    message: 'The page you wanted to go to afterwards is not allowed.',
    hint: 'Start again. You will land on your dashboard instead.',
  },
  ANSWER_WRONG_KIND: { message: 'That answer does not fit this step.', hint: 'Complete the step shown here.' },
}

/** Administrators can write these texts; they arrive as the server's message. */
const WRITTEN_BY_ADMINISTRATORS = new Set(['LOGON_RESTARTED', 'ACCESS_TYPE_ROLE_DENIED'])

export const isWrittenByAdministrators = (code: string): boolean => WRITTEN_BY_ADMINISTRATORS.has(code)
