import { ApiError } from '../server/api-error.ts'
import type { Failure } from './logon-snapshot.ts'

export function toFailure(error: unknown): Failure {
  if (error instanceof ApiError)
    return { code: error.code, message: error.message, retryAt: error.retryAt, reference: error.reference }
  return { code: 'CONNECTION_LOST', message: 'The server can’t be reached.', retryAt: null, reference: null }
}
