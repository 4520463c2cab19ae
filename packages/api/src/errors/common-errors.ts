import type { ErrorCode } from '@sallyport/shared/error-code'
import { AppError } from './app-error.ts'

export const COMMON_ERROR_CODES: readonly ErrorCode[] = [
  {
    code: 'UNAUTHENTICATED',
    message: 'You are not logged on, or your session has ended.',
    hint: 'Log on and try again.',
  },
  {
    code: 'FORBIDDEN',
    message: 'You are not allowed to do this.',
    hint: 'Ask an administrator for the permission that it needs.',
  },
  {
    code: 'REAUTH_REQUIRED',
    message: 'This change needs a recent logon.',
    hint: 'Log on again, then repeat the change.',
  },
  {
    code: 'TOKEN_NOT_ALLOWED',
    message: 'An API token can’t be used for this.',
    hint: 'Log on and use your own session.',
  },
  { code: 'NOT_FOUND', message: 'This does not exist, or no longer exists.', hint: 'Go back and reload the list.' },
  { code: 'BAD_USER_INPUT', message: 'The request has an unexpected form.', hint: 'Check the values and try again.' },
  {
    code: 'REQUEST_REFUSED',
    message: 'The request exceeds a limit of the server.',
    hint: 'Send a smaller request, with one operation and one logon field.',
  },
  { code: 'RATE_LIMITED', message: 'Too many attempts.', hint: 'Wait a moment and try again.' },
  { code: 'SERVER_BUSY', message: 'The server is busy at the moment.', hint: 'Wait a moment and try again.' },
  {
    code: 'INTERNAL',
    message: 'Something went wrong on the server.',
    hint: 'Try again. If it keeps failing, give the reference to an administrator.',
  },
]

export class UnauthenticatedError extends AppError {
  override readonly name = 'UnauthenticatedError'
  constructor() {
    super('UNAUTHENTICATED', 'No valid session')
  }
}

export class ForbiddenError extends AppError {
  override readonly name = 'ForbiddenError'
  constructor(readonly permission: string) {
    super('FORBIDDEN', `Permission ${permission} is missing`, { fields: { permission } })
  }
}

export class ReauthRequiredError extends AppError {
  override readonly name = 'ReauthRequiredError'
  constructor() {
    super('REAUTH_REQUIRED', 'The logon of the session is too old for a sensitive change')
  }
}

export class TokenNotAllowedError extends AppError {
  override readonly name = 'TokenNotAllowedError'
  constructor() {
    super('TOKEN_NOT_ALLOWED', 'The caller has an API token, not a session')
  }
}

export class NotFoundError extends AppError {
  override readonly name = 'NotFoundError'
  /** @param publicMessage for callers who named several things; must not repeat the value. */
  constructor(what: string, publicMessage?: string) {
    super('NOT_FOUND', `${what} not found`, publicMessage === undefined ? {} : { publicMessage })
  }
}

export class BadInputError extends AppError {
  override readonly name = 'BadInputError'
  /** @param publicMessage names the fix; must not repeat the value. */
  constructor(publicMessage: string) {
    super('BAD_USER_INPUT', publicMessage, { publicMessage })
  }
}

export class RateLimitedError extends AppError {
  override readonly name = 'RateLimitedError'
  /** @param retryAt null if waiting doesn't help */
  constructor(limit: string, retryAt: number | null) {
    super('RATE_LIMITED', `Limit "${limit}" reached`, {
      ...(retryAt !== null && { retryAt }),
      fields: { limit },
      logLevel: 'info',
    })
  }
}

export class ServerBusyError extends AppError {
  override readonly name = 'ServerBusyError'
  constructor(queue: string) {
    super('SERVER_BUSY', `Queue "${queue}" is full`, { fields: { queue }, logLevel: 'warn' })
  }
}
