import { toConnectionFailure } from '../../../lib/connection-failure.ts'
import { DuoCallError } from './duo-call-error.ts'
import { AnswerTooLongError } from './http2-session.ts'

/** What a failure to carry a request says about Duo. */
export function toCallError(error: unknown, isTimeout: boolean): DuoCallError {
  if (error instanceof DuoCallError) return error
  if (error instanceof AnswerTooLongError) return new DuoCallError('garbage', 'The answer is longer than any of Duo’s')
  if (isTimeout)
    return new DuoCallError('unreachable', 'Duo did not answer in time', {
      isTimeout: true,
      isOutage: true,
      cause: error,
    })
  const code =
    typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
      ? error.code
      : 'unknown'
  if (code.startsWith('HPE_')) return new DuoCallError('garbage', 'The answer is not HTTP', { cause: error })
  return new DuoCallError('unreachable', `No connection to Duo (${code.slice(0, 60)})`, {
    ...toConnectionFailure(code),
    cause: error,
  })
}
