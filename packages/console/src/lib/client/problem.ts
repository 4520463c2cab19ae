import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors'
import { describeCode } from '../errors/admin-texts.ts'

/** A failed request, in words for the user. */
export interface Problem {
  code: string
  message: string
  /** What to do next; null if the message is enough. */
  hint: string | null
  /** Identifies the audit event; null if the server never saw the request. */
  reference: string | null
  retryAt: string | null
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Converts whatever a request threw into a problem that can be shown. Unknown codes keep the server's message. */
export function toProblem(error: unknown): Problem {
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0]
    const extensions: Record<string, unknown> = first?.extensions ?? {}
    const code = textOrNull(extensions['code']) ?? 'INTERNAL'
    return {
      code,
      ...describeCode(code, first?.message),
      reference: textOrNull(extensions['reference']),
      retryAt: textOrNull(extensions['retryAt']),
    }
  }
  if (ServerError.is(error) || ServerParseError.is(error)) {
    const code = error.statusCode === 429 ? 'RATE_LIMITED' : 'SERVER_UNAVAILABLE'
    return { code, ...describeCode(code), reference: null, retryAt: null }
  }
  // fetch rejects with a TypeError when the server can't be reached.
  if (error instanceof TypeError)
    return { code: 'CONNECTION_LOST', ...describeCode('CONNECTION_LOST'), reference: null, retryAt: null }
  return { code: 'INTERNAL', ...describeCode('INTERNAL'), reference: null, retryAt: null }
}

/** True if the change was based on a state that someone else has replaced in the meantime. */
export const isConflict = (code: string): boolean =>
  code === 'CONFLICT' || code.endsWith('_STALE') || code.endsWith('_CONFLICT')
