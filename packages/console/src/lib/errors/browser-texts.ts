import type { ErrorTexts } from './error-text.ts'

/** Texts that all pages need and the API doesn't have. */
export const BROWSER_TEXTS: ErrorTexts = {
  // Detected by the browser: no server answered.
  CONNECTION_LOST: {
    message: 'The server can’t be reached.',
    hint: 'Check your connection and try again. Nothing you did is lost.',
  },
  // The API's hint is for developers; a user can only reload the page.
  REQUEST_REFUSED: {
    message: 'The request exceeds the server’s limits.',
    hint: 'Reload the page. If it happens again, tell an administrator.',
  },
}
