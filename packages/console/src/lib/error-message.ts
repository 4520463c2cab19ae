/** What happened, and what the person can do next: two plain sentences. */
export interface ErrorText {
  message: string
  advice: string
}
export type ErrorTexts = Readonly<Record<string, ErrorText>>

/** Texts for the codes that belong to no module. A module brings its own in `modules/<id>/<id>.messages.ts`. */
export const CORE_ERROR_TEXTS: ErrorTexts = {
  // Requests
  UNAUTHENTICATED: { message: 'You are not logged on.', advice: 'Log on to go on.' },
  FORBIDDEN: { message: 'You are not allowed to do this.', advice: 'Ask an administrator if you need to.' },
  REAUTH_REQUIRED: { message: 'This needs a logon that is not so long ago.', advice: 'Log on again, then try again.' },
  BAD_USER_INPUT: { message: 'Something in what was entered can’t be used.', advice: 'Check it and try again.' },
  NOT_FOUND: {
    message: 'This does not exist any more.',
    advice: 'It may have been removed meanwhile. Go back and reload.',
  },
  RATE_LIMITED: { message: 'There were too many attempts in a short time.', advice: 'Wait a little, then try again.' },
  INTERNAL: {
    message: 'Something went wrong on our side.',
    advice: 'Try again. If it happens again, give the reference to an administrator.',
  },
  REQUEST_REFUSED: {
    message: 'The request goes beyond what the server allows.',
    advice: 'Reload the page. If it happens again, tell an administrator.',
  },
  SERVER_BUSY: { message: 'The server has too much to do at the moment.', advice: 'Wait a moment, then try again.' },
  GRAPHQL_VALIDATION_FAILED: { message: 'This page is out of date.', advice: 'Reload it.' },
  // Of the browser's own: no server said these
  CONNECTION_LOST: {
    message: 'The server can’t be reached.',
    advice: 'Check your connection and try again. Nothing you did is lost.',
  },
  LOGON_BEGUN_ANEW: {
    message: 'We had to start over.',
    advice: 'Please enter it once more. If you see this again and again, allow cookies for this site.',
  },
  // Logon
  LOGON_NOT_FOUND: { message: 'This logon can’t be continued in this browser.', advice: 'Start again.' },
  LOGON_STALE: {
    message: 'This logon has moved on meanwhile, perhaps in another tab.',
    advice: 'Here is where it stands now.',
  },
  LOGON_BUSY: { message: 'Your last answer is still being checked.', advice: 'Wait a moment.' },
  LOGON_EXPIRED: { message: 'The time for this logon is up.', advice: 'Start again. Nothing is lost.' },
  LOGON_CANCELLED: {
    message: 'This logon was cancelled.',
    advice: 'Start again whenever you like. A request still on your phone no longer counts.',
  },
  LOGON_LOCKED: {
    message: 'There were too many failed attempts.',
    advice: 'Wait before you start again. If you have forgotten your password, ask an administrator for a new one.',
  },
  LOGON_LOCKED_FOR_GOOD: {
    message: 'There were too many failed attempts in a row, so no more are taken.',
    advice: 'Ask an administrator to unlock your account, and tell them if it wasn’t you.',
  },
  LOGON_FAILED: {
    message: 'Something went wrong on our side, so we could not log you on.',
    advice: 'Start again. If it happens again, give the reference to an administrator.',
  },
  LOGON_SUPERSEDED: {
    message: 'Something about your account or this logon was changed meanwhile.',
    advice: 'Start again to go on with what is true now.',
  },
  LOGON_RESTARTED: { message: 'How one logs on here has just been changed.', advice: 'Start again.' },
  ACCESS_TYPE_ROLE_DENIED: {
    message: 'Your account may not log on here.',
    advice: 'Ask an administrator if you need to.',
  },
  LOGON_NOT_READY: { message: 'Not every step has been passed yet.', advice: 'Answer what is asked now.' },
  ENROLLMENT_CONFLICT: {
    message: 'What was confirmed belongs to somebody else’s account.',
    advice: 'Tell an administrator and give them the reference.',
  },
  SCHEME_UNAVAILABLE: {
    message: 'Logging on is not possible here at the moment.',
    advice: 'Try again later, or ask an administrator.',
  },
  ANSWER_WRONG_KIND: { message: 'That answer does not fit this step.', advice: 'Answer what is shown here now.' },
  ANSWER_TOO_LARGE: { message: 'That answer is too long.', advice: 'Shorten it and try again.' },
  ACCESS_TYPE_UNKNOWN: {
    message: 'There is no way in by this name.',
    advice: 'Check the address, or start again with the usual way in.',
  },
  RETURN_TO_REFUSED: {
    message: 'The page you wanted to go to afterwards is not allowed.',
    advice: 'Start again. You will land on your dashboard instead.',
  },
}

/** What administrators have written for these comes as the server's message. */
const SAID_BY_ADMINISTRATORS = new Set(['LOGON_RESTARTED', 'ACCESS_TYPE_ROLE_DENIED'])

/** The text for a code; a code that nobody here knows is told in the server's own words. */
export function toErrorText(code: string, serverMessage: string, texts: ErrorTexts = CORE_ERROR_TEXTS): ErrorText {
  if (SAID_BY_ADMINISTRATORS.has(code) && serverMessage !== '') return { message: serverMessage, advice: '' }
  return (Object.hasOwn(texts, code) ? texts[code] : undefined) ?? { message: serverMessage, advice: '' }
}
