import { expect, test } from 'vitest'
import { DuoCallError } from './duo-call-error.ts'
import { openEnvelope } from './envelope.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const ALLOW = '{"stat":"OK","response":{"result":"allow","status":"allow"}}'

function open(httpStatus: number, body: string | Buffer, retryAfter?: string): unknown {
  return openEnvelope({ httpStatus, rawBody: Buffer.from(body as string), retryAfter }, NOW)
}
function failure(httpStatus: number, body: string | Buffer, retryAfter?: string): DuoCallError {
  try {
    open(httpStatus, body, retryAfter)
  } catch (error) {
    if (error instanceof DuoCallError) return error
    throw error
  }
  throw new Error('It was taken for a success')
}

test('only HTTP 200 with stat OK and a response is a success [C2]', () => {
  expect(open(200, ALLOW)).toEqual({ result: 'allow', status: 'allow' })
  expect(open(200, '{"stat":"OK","response":"success","more":1}')).toBe('success')
  for (const httpStatus of [201, 204, 206, 301, 302, 307, 400, 401, 403, 404, 429, 500, 503])
    expect(failure(httpStatus, ALLOW), `${httpStatus}`).toBeInstanceOf(DuoCallError)
})

test.each([
  ['an empty object', '{}'],
  ['stat OK alone', '{"stat":"OK"}'],
  ['an unknown stat', '{"stat":"MAYBE","response":{"result":"allow"}}'],
  ['a stat in lower case', '{"stat":"ok","response":{"result":"allow"}}'],
  ['a stat that is true', '{"stat":true,"response":{"result":"allow"}}'],
  ['a list', '[{"stat":"OK","response":{}}]'],
  ['a page', '<html><body>OK</body></html>'],
  ['nothing', ''],
  ['null', 'null'],
  ['half of it', ALLOW.slice(0, -3)],
])('%s is no answer of Duo’s', (_name, body) => {
  expect(failure(200, body).kind).toBe('garbage')
})

test('bytes that are not UTF-8 are no answer of Duo’s [C8]', () => {
  expect(
    failure(
      200,
      Buffer.concat([Buffer.from('{"stat":"OK","response":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    ).kind,
  ).toBe('garbage')
})

test('Duo’s refusals are told apart by their codes', () => {
  const fail = (code: unknown) =>
    failure(
      typeof code === 'number' ? Math.floor(code / 100) : 400,
      JSON.stringify({ stat: 'FAIL', code, message: 'x', message_detail: 'username' }),
    )
  for (const code of [40101, 40102, 40103]) expect(fail(code).kind).toBe('bad-credentials')
  for (const code of [40104, 40105]) expect(fail(code).kind).toBe('clock-skew')
  for (const code of [40301, 40401]) expect(fail(code).kind).toBe('wrong-application')
  expect(fail(40002)).toMatchObject({ kind: 'refused', duoCode: 40002, duoDetail: 'username' })
  expect(fail('').kind).toBe('garbage')
  expect(fail(50000).kind).toBe('unreachable')
})

test('Retry-After is understood as seconds and as a date', () => {
  expect(failure(429, '', '7').retryAt).toBe(NOW + 7000)
  expect(failure(429, '', new Date(NOW + 9000).toUTCString()).retryAt).toBe(NOW + 9000)
  expect(failure(429, '').retryAt).toBeUndefined()
  expect(failure(429, '', 'soon').retryAt).toBeUndefined()
})

test('no text of Duo’s gets into an error', () => {
  const body = JSON.stringify({ stat: 'FAIL', code: 40002, message: '\u001b[31mhidden', message_detail: 'secret' })
  expect(failure(400, body).message).toBe('Duo refuses the request (40002)')
})
