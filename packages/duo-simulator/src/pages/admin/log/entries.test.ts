import { describe, expect, it } from 'vitest'
import type { LoggedRequest } from '../../../contract/logs.ts'
import { filterLog, outcomeOf, shortResult, withKeys } from './entries.ts'

const entry = (fields: Partial<LoggedRequest>): LoggedRequest => ({
  at: 1,
  method: 'GET',
  path: '/auth/v2/auth_status',
  parameters: {},
  integrationKey: null,
  signature: 'v5',
  status: 200,
  result: 'OK',
  username: null,
  fault: null,
  ...fields,
})

describe('an entry of the log', () => {
  it('is bad if the call or logon was refused, unanswered or faulty', () => {
    expect(outcomeOf(entry({}))).toBe('good')
    expect(outcomeOf(entry({ result: 'waiting/pushed' }))).toBe('waiting')
    expect(outcomeOf(entry({ result: 'deny/timeout' }))).toBe('bad')
    expect(outcomeOf(entry({ status: 401, result: '40103 Invalid signature in request credentials' }))).toBe('bad')
    expect(outcomeOf(entry({ status: null, result: '' }))).toBe('bad')
    expect(outcomeOf(entry({ fault: 'not-json' }))).toBe('bad')
  })

  it('shortens the txid', () => {
    expect(shortResult(entry({ result: 'txid 6c383e42-8287-4c97-a434-06fe3992df63' }))).toBe('txid 6c383e42…')
    expect(shortResult(entry({ result: '40002 Invalid request parameters' }))).toBe('40002 Invalid request parameters')
  })

  it('is found by path, user and txid', () => {
    const entries = [
      entry({ parameters: { txid: 'f22b' } }),
      entry({ path: '/auth/v2/preauth', parameters: { username: 'Alice' } }),
    ]
    expect(filterLog(entries, 'PREAUTH')).toEqual([entries[1]])
    expect(filterLog(entries, 'alice')).toEqual([entries[1]])
    expect(filterLog(entries, 'f22')).toEqual([entries[0]])
  })

  it('keeps its key when older entries are dropped', () => {
    const entries = [entry({ at: 1 }), entry({ at: 2 }), entry({ at: 2 })]
    const keys = withKeys(entries).map(({ key }) => key)
    expect(new Set(keys).size).toBe(3)
    expect(withKeys(entries.slice(1)).map(({ key }) => key)).toEqual(keys.slice(1))
  })
})
