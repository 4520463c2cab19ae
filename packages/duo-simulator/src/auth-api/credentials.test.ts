import { expect, test } from 'vitest'
import { startSimulator } from '../testing/start-simulator.ts'

const CHECK = '/auth/v2/check'

test('ping answers without credentials and with bad ones [S2] [S15]', async () => {
  const { client } = await startSimulator()
  const seconds = Date.UTC(2026, 0, 1, 12) / 1000
  expect((await client.raw('GET', '/auth/v2/ping', {})).json).toEqual({ stat: 'OK', response: { time: seconds } })
  expect((await client.with({ secretKey: 'wrong' }).get('/auth/v2/ping')).json.stat).toBe('OK')
  expect((await client.get('/auth/v2/ping')).json.stat).toBe('OK')
})

test.each([
  ['v5', { version: 5, hash: 'sha512' }],
  ['v4', { version: 4, hash: 'sha512' }],
  ['v2', { version: 2, hash: 'sha512' }],
  ['v2-sha1', { version: 2, hash: 'sha1' }],
] as const)('accepts a request signed with %s, as GET and POST [S4]', async (name, options) => {
  const { client, simulator } = await startSimulator()
  const signing = client.with(options)
  expect(await signing.get(CHECK)).toMatchObject({
    status: 200,
    json: { stat: 'OK', response: { time: expect.any(Number) } },
  })
  expect((await signing.post('/auth/v2/preauth', { username: "bob o'smith (é)!*~+&=" })).json.stat).toBe('OK')
  expect(simulator.control.log().map(({ signature }) => signature)).toEqual([name, name])
})

test.each([
  ['v1', 'sha512'],
  ['v1-sha1', 'sha1'],
] as const)(
  'refuses version 1 (%s) unless the policy accepts it, then also without a date [S4]',
  async (name, hash) => {
    const { client, simulator } = await startSimulator()
    const signing = client.with({ version: 1, hash })
    expect((await signing.get(CHECK)).json).toMatchObject({ code: 40103 })
    simulator.control.updatePolicy({ signatureV1: true })
    expect((await signing.get(CHECK)).json.stat).toBe('OK')
    expect((await signing.post('/auth/v2/preauth', { username: 'bob' })).json.stat).toBe('OK')
    const undated = client.with({ version: 1, hash, sendsDate: false })
    expect((await undated.get(CHECK)).json.stat).toBe('OK')
    expect((await client.with({ sendsDate: false }).get(CHECK)).json).toMatchObject({ code: 40103 })
    expect(new Set(simulator.control.log().flatMap(({ signature }) => signature ?? []))).toEqual(new Set([name]))
  },
)

test('missing or malformed credentials are 40101 [S3]', async () => {
  const { client } = await startSimulator()
  const date = new Date(Date.UTC(2026, 0, 1, 12)).toUTCString()
  for (const authorization of [undefined, 'Bearer x', 'Basic', 'Basic !!', `Basic ${btoa('no colon')}`]) {
    const answer = await client.raw('GET', CHECK, { date, ...(authorization && { authorization }) })
    expect(answer).toMatchObject({
      status: 401,
      json: { stat: 'FAIL', code: 40101, message: 'Missing request credentials' },
    })
  }
})

test.each([
  ['GET', 'check'],
  ['GET', 'logo'],
  ['POST', 'enroll'],
  ['POST', 'enroll_status'],
  ['POST', 'preauth'],
  ['POST', 'auth'],
  ['GET', 'auth_status'],
])('%s %s without credentials is 401 [S2]', async (method, endpoint) => {
  const { client } = await startSimulator()
  expect(await client.raw(method, `/auth/v2/${endpoint}`, {})).toMatchObject({ status: 401, json: { code: 40101 } })
})

test('reads a chunked body completely [S7]', async () => {
  const { client } = await startSimulator()
  for (const version of [2, 5] as const) {
    const headers = { 'transfer-encoding': 'chunked' }
    const username = 'x'.repeat(100_000)
    const answer = await client.with({ version }).post('/auth/v2/preauth', { username }, { headers })
    expect(answer.json.response.result).toBe('enroll')
  }
})

test('an unknown integration key is 40102 [S3]', async () => {
  const { client } = await startSimulator()
  const answer = await client.with({ integrationKey: 'DI00000000000000000X' }).get(CHECK)
  expect(answer).toMatchObject({
    status: 401,
    json: { code: 40102, message: 'Invalid integration key in request credentials' },
  })
})

test('refuses every wrong signature with the same words [S3]', async () => {
  const { client } = await startSimulator()
  const wrongKey = await client.with({ secretKey: 'x'.repeat(40) }).get(CHECK)
  expect(wrongKey).toMatchObject({
    status: 401,
    json: { stat: 'FAIL', code: 40103, message: 'Invalid signature in request credentials' },
  })
  const wrongDigest = await client.with({ hash: 'sha1' }).get(CHECK)
  expect(wrongDigest.text).toBe(wrongKey.text)
})

test('a request without a date is 40104, one more than five minutes off is 40105 [S9]', async () => {
  const { client, simulator } = await startSimulator()
  const authorization = `Basic ${btoa(`${simulator.control.applications()[0]!.integrationKey}:${'0'.repeat(128)}`)}`
  expect((await client.raw('GET', CHECK, { authorization })).json).toMatchObject({ code: 40104 })
  expect((await client.raw('GET', CHECK, { authorization, date: 'yesterday' })).json).toMatchObject({ code: 40105 })
  const at = (offsetSeconds: number) =>
    client.with({ now: () => Date.UTC(2026, 0, 1, 12) + offsetSeconds * 1000 }).get(CHECK)
  expect((await at(299)).status).toBe(200)
  expect((await at(-299)).status).toBe(200)
  expect((await at(301)).json).toMatchObject({ code: 40105, message: 'Bad request timestamp' })
  expect((await at(-301)).json).toMatchObject({ code: 40105 })
})

test('X-Duo-Date takes precedence over Date, and is signed [S9] [S10]', async () => {
  const { client } = await startSimulator()
  const now = new Date(Date.UTC(2026, 0, 1, 12)).toUTCString()
  expect(
    (await client.get(CHECK, {}, { headers: { 'X-Duo-Date': now, date: 'Thu, 01 Jan 1970 00:00:00 GMT' } })).status,
  ).toBe(200)
  const late = await client.get(CHECK, {}, { headers: { 'X-Duo-Date': 'Thu, 01 Jan 1970 00:00:00 GMT' } })
  expect(late.json.code).toBe(40105)
})

test('the signature covers other X-Duo headers [S10]', async () => {
  const { client } = await startSimulator()
  expect((await client.get(CHECK, {}, { headers: { 'X-Duo-Foo': 'bar', 'x-duo-bar': 'foo' } })).status).toBe(200)
})

test('accepts the same signature again, as SDKs send it after a 429 [S11]', async () => {
  const { client } = await startSimulator()
  const answers = [await client.get(CHECK), await client.get(CHECK)]
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
})

test('keys of another application type are 40301 [S13] [S38]', async () => {
  const { client, simulator } = await startSimulator()
  const { integrationKey, secretKey } = simulator.control.createApplication('admin-api')
  const answer = await client.with({ integrationKey, secretKey }).get(CHECK)
  expect(answer).toMatchObject({ status: 403, json: { code: 40301, message: 'Access forbidden' } })
})

test('an unknown path is 40401, a wrong method 405, a body that is neither form nor JSON 40106 [S12] [S13]', async () => {
  const { client } = await startSimulator()
  expect(await client.get('/auth/v2/nothing')).toMatchObject({
    status: 404,
    json: { code: 40401, message: 'Resource not found' },
  })
  expect(await client.get('/auth/v2/preauth')).toMatchObject({ status: 405, json: { stat: 'FAIL' } })
  const answer = await client.post('/auth/v2/preauth', { username: 'x' }, { headers: { 'content-type': 'text/plain' } })
  expect(answer.json.code).toBe(40106)
})

test('a correctly signed body that is not a JSON object is a bad request', async () => {
  const { client } = await startSimulator()
  const answer = await client.post('/auth/v2/preauth', [1] as never)
  expect(answer).toMatchObject({ status: 400, json: { code: 40002 } })
})

test('answers are JSON that must not be cached, and a trailing question mark is not a query [S7] [S12]', async () => {
  const { client } = await startSimulator()
  const answer = await client.get(CHECK)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    server: 'Duo/1.0',
  })
})
