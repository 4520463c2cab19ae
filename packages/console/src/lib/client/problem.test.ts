import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors'
import { describe, expect, it } from 'vitest'
import { isConflict, toProblem } from './problem.ts'

describe('a failed request', () => {
  it('keeps the code, the reference and the time to retry', () => {
    const error = new CombinedGraphQLErrors({
      errors: [
        {
          message: 'Too many',
          extensions: { code: 'RATE_LIMITED', reference: 'R-1', retryAt: '2026-11-24T12:00:00Z' },
        },
      ],
    })
    expect(toProblem(error)).toMatchObject({ code: 'RATE_LIMITED', reference: 'R-1', retryAt: '2026-11-24T12:00:00Z' })
  })
  it('reports that the server can’t be reached, or could not answer', () => {
    expect(toProblem(new TypeError('Failed to fetch')).code).toBe('CONNECTION_LOST')
    expect(
      toProblem(new ServerError('Bad gateway', { response: new Response(null, { status: 502 }), bodyText: '' })).code,
    ).toBe('SERVER_UNAVAILABLE')
  })
  it('shows nothing of an internal error', () => {
    expect(toProblem(new Error('secret internals')).message).not.toContain('secret')
    expect(toProblem('thrown text').code).toBe('INTERNAL')
  })
  it('is recognized as a conflict by its code', () => {
    expect(isConflict('SCHEME_STALE')).toBe(true)
    expect(isConflict('SETTINGS_STALE')).toBe(true)
    expect(isConflict('SCHEME_EMPTY')).toBe(false)
  })
})
