import { toConnectionFailure } from '../../lib/connection-failure.ts'
import { loadUniversalSdk } from './load-universal-sdk.ts'
import { UniversalCallError } from './universal-call-error.ts'

/** As much as is needed here of what Duo's client wraps: an error of its HTTP client. */
interface HttpFailure {
  code?: string
  response?: { status: number; data?: unknown }
}

/** Tells apart what Duo's own client throws as one kind of exception, by what is inside. */
export async function toCallError(error: unknown, isTimeout: boolean): Promise<UniversalCallError> {
  if (error instanceof UniversalCallError) return error
  if (isTimeout)
    return new UniversalCallError('unreachable', 'Duo did not answer in time', { isOutage: true, cause: error })
  const { constants, DuoException } = await loadUniversalSdk()
  if (!(error instanceof DuoException))
    return new UniversalCallError('garbage', 'Duo’s client failed', { cause: error })
  const inner = error.inner as HttpFailure | undefined
  if (inner?.response) return toRefusal(inner.response, error)
  if (typeof inner?.code === 'string' && !inner.code.startsWith('ERR_J')) return toConnectionError(inner.code, error)
  switch (error.message) {
    case constants.JWT_DECODE_ERROR:
      return new UniversalCallError(
        'untrusted',
        'The answer is not signed by Duo for this application, or not valid now',
        { cause: error },
      )
    case constants.USERNAME_ERROR:
      return new UniversalCallError('untrusted', 'The answer is about another user', {
        isOtherUser: true,
        cause: error,
      })
    case constants.NONCE_ERROR:
      return new UniversalCallError('untrusted', 'The answer belongs to another logon', { cause: error })
    default:
      return new UniversalCallError('garbage', 'The answer is not one of Duo’s', { cause: error })
  }
}

function toRefusal({ status, data }: NonNullable<HttpFailure['response']>, cause: unknown): UniversalCallError {
  if (status === 429) return new UniversalCallError('rate-limited', 'Duo wants to be asked later', { cause })
  if (status >= 500)
    return new UniversalCallError('unreachable', `Duo answered with HTTP ${status}`, { isOutage: true, cause })
  const { error, message } = (typeof data === 'object' && data !== null ? data : {}) as {
    error?: unknown
    message?: unknown
  }
  if (error === 'invalid_grant')
    return new UniversalCallError('code-refused', 'Duo does not accept the code', { cause })
  if (error === 'invalid_client' || message === 'invalid_client')
    return new UniversalCallError('bad-credentials', 'Duo does not accept the keys, or the clock is wrong', { cause })
  return new UniversalCallError('garbage', `The answer is not one of Duo’s (HTTP ${status})`, { cause })
}

function toConnectionError(code: string, cause: unknown): UniversalCallError {
  // The HTTP client's name for an answer that is longer than it may be, or that redirects.
  if (code === 'ERR_BAD_RESPONSE' || code === 'ERR_FR_TOO_MANY_REDIRECTS' || code.startsWith('HPE_'))
    return new UniversalCallError('garbage', 'The answer is not one of Duo’s', { cause })
  return new UniversalCallError('unreachable', `No connection to Duo (${code.slice(0, 60)})`, {
    ...toConnectionFailure(code),
    cause,
  })
}
