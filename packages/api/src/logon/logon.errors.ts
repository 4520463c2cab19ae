import type { ErrorCode } from '@sallyport/shared/error-code'
import { AppError } from '../errors/app-error.ts'

export const LOGON_ERROR_CODES: readonly ErrorCode[] = [
  { code: 'LOGON_NOT_FOUND', message: 'This logon does not exist.', hint: 'Start again.' },
  {
    code: 'LOGON_STALE',
    message: 'This logon has moved on.',
    hint: 'Read the logon again and answer what it asks now.',
  },
  { code: 'LOGON_BUSY', message: 'Another answer is being worked on.', hint: 'Read the logon again in a moment.' },
  { code: 'LOGON_NOT_READY', message: 'Not every step has passed yet.', hint: 'Answer what the logon asks now.' },
  { code: 'LOGON_EXPIRED', message: 'This took too long, so the logon has ended.', hint: 'Start again.' },
  { code: 'LOGON_CANCELLED', message: 'This logon was given up.', hint: 'Start again.' },
  {
    code: 'LOGON_LOCKED',
    message: 'There were too many wrong attempts.',
    hint: 'Wait until the time shown, then start again.',
  },
  {
    code: 'LOGON_LOCKED_FOR_GOOD',
    message: 'There were too many wrong attempts in a row, so no more are taken.',
    hint: 'Ask an administrator to unlock the account.',
  },
  {
    code: 'LOGON_FAILED',
    message: 'Something went wrong, so nobody was let in.',
    hint: 'Start again; if it stays, give the reference to an administrator.',
  },
  { code: 'LOGON_SUPERSEDED', message: 'The account or the logon has changed in the meantime.', hint: 'Start again.' },
  { code: 'LOGON_RESTARTED', message: 'How one logs on here has just been changed.', hint: 'Start again.' },
  { code: 'ACCESS_TYPE_ROLE_DENIED', message: 'Your account may not log on here.', hint: 'Ask an administrator.' },
  {
    code: 'ENROLLMENT_CONFLICT',
    message: 'The confirmed account belongs to another user.',
    hint: 'Tell an administrator and give the reference.',
  },
  { code: 'SCHEME_UNAVAILABLE', message: 'Nobody can log on here at the moment.', hint: 'Ask an administrator.' },
  {
    code: 'ACCESS_TYPE_UNKNOWN',
    message: 'There is no such access type.',
    hint: 'Use the key of an access type, such as "browser".',
  },
  {
    code: 'RETURN_TO_REFUSED',
    message: 'The address to return to is not allowed.',
    hint: 'Use a path on this site, or have the origin added to the allowed ones.',
  },
  {
    code: 'ANSWER_WRONG_KIND',
    message: 'This is not an answer to what is asked now.',
    hint: 'Answer with the fields of the prompt.',
  },
  { code: 'ANSWER_TOO_LARGE', message: 'The answer is too long.', hint: 'Shorten it and try again.' },
]

/** NOTE one error for an unknown, a foreign and a malformed token, and for the wrong browser: nothing may tell them apart. */
export class LogonNotFoundError extends AppError {
  override readonly name = 'LogonNotFoundError'
  constructor(reason: 'malformed' | 'unknown' | 'other-browser') {
    super('LOGON_NOT_FOUND', `Logon token refused: ${reason}`)
  }
}

export class LogonStaleError extends AppError {
  override readonly name = 'LogonStaleError'
  constructor(logonId: string) {
    super('LOGON_STALE', 'Token of an earlier state', { fields: { logonId } })
  }
}

export class LogonBusyError extends AppError {
  override readonly name = 'LogonBusyError'
  constructor(logonId: string) {
    super('LOGON_BUSY', 'Another answer holds the state', { fields: { logonId } })
  }
}

export class LogonNotReadyError extends AppError {
  override readonly name = 'LogonNotReadyError'
  constructor(logonId: string) {
    super('LOGON_NOT_READY', 'finishLogon before every step has passed', { fields: { logonId } })
  }
}

export class SchemeUnavailableError extends AppError {
  override readonly name = 'SchemeUnavailableError'
  constructor(accessType: string, reason: string) {
    super('SCHEME_UNAVAILABLE', `No scheme can run: ${reason}`, { fields: { accessType, reason }, logLevel: 'warn' })
  }
}

export class AccessTypeUnknownError extends AppError {
  override readonly name = 'AccessTypeUnknownError'
  constructor() {
    super('ACCESS_TYPE_UNKNOWN', 'Unknown access type')
  }
}

export class ReturnToRefusedError extends AppError {
  override readonly name = 'ReturnToRefusedError'
  constructor() {
    super('RETURN_TO_REFUSED', 'returnTo is neither a path on this site nor of an allowed origin')
  }
}
