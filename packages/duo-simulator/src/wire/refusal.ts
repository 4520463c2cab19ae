import { jsonAnswer } from '../http/answer.ts'
import type { ApiAnswer } from './api-answer.ts'
import { DuoError } from './duo-error.ts'

/** The refusal in Duo's envelope. Any error but a `DuoError` is a bug: it is printed and answered with 500. */
export function toRefusal(error: unknown, signature: ApiAnswer['signature'] = null): ApiAnswer {
  const refusal = error instanceof DuoError ? error : new DuoError(50000)
  if (refusal !== error) console.error('Unexpected error in the Duo simulator:', error)
  const { code, message, detail, status } = refusal
  return {
    answer: jsonAnswer(status, { stat: 'FAIL', code, message, ...(detail && { message_detail: detail }) }),
    outcome: `${code} ${message}${detail ? `: ${detail}` : ''}`,
    signature,
  }
}
