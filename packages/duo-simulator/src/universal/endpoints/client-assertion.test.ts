import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { startUniversal, type Claims } from '../../testing/universal-client.ts'

const NOW_SECONDS = Date.UTC(2026, 0, 1, 12) / 1000

test('health_check returns the time to a client with a valid assertion [S40]', async () => {
  const { universal } = await startUniversal()
  expect(await universal.healthCheck()).toMatchObject({
    status: 200,
    json: { stat: 'OK', response: { timestamp: NOW_SECONDS } },
  })
})

test.each([
  ['a whole number', NOW_SECONDS + 300],
  ['a fraction, as from Python', NOW_SECONDS + 299.75],
  ['a string of digits, as from C#', String(NOW_SECONDS + 300)],
  ['one hour ahead', NOW_SECONDS + 3600],
])('accepts exp as %s [S40]', async (_, exp) => {
  const { universal } = await startUniversal()
  expect((await universal.healthCheck({ exp })).status).toBe(200)
})

test.each<[string, Claims, string]>([
  ['an unknown iss', { iss: `DI${'X'.repeat(18)}` }, 'The provided client_assertion was invalid.'],
  ['an iss that is not a string', { iss: 5 }, 'The provided client_assertion was invalid.'],
  ['another sub', { sub: 'other' }, '`sub`'],
  ['no sub', { sub: undefined }, '`sub`'],
  ['the aud of another endpoint', { aud: 'https://localhost/oauth/v1/token' }, '`aud`'],
  ['no aud', { aud: undefined }, '`aud`'],
  ['an expired exp', { exp: NOW_SECONDS }, 'in the past'],
  ['an exp more than an hour ahead', { exp: NOW_SECONDS + 3601 }, 'one hour'],
  ['no exp', { exp: undefined }, '`exp`'],
  ['an exp that is not a time', { exp: 'soon' }, '`exp`'],
  ['a boolean exp', { exp: true }, '`exp`'],
  ['no jti', { jti: undefined }, '`jti`'],
  ['an empty jti', { jti: '' }, '`jti`'],
  ['a jti of 37 characters', { jti: 'x'.repeat(37) }, '`jti`'],
])('refuses an assertion with %s [S40]', async (_, claims, detail) => {
  const { universal } = await startUniversal()
  expect(await universal.healthCheck(claims)).toMatchObject({
    status: 400,
    json: {
      stat: 'FAIL',
      code: 40002,
      message: 'invalid_client',
      message_detail: expect.stringContaining(detail),
      timestamp: NOW_SECONDS,
    },
  })
})

test('accepts only HS512 with the client secret, and never reports what is wrong [S40]', async () => {
  const { universal, application, simulator } = await startUniversal()
  const claims = universal.assertionClaims('health_check')
  const [header, payload, signature] = universal.sign(claims).split('.') as [string, string, string]
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
  const assertions = [
    universal.sign(claims, { secretKey: 'x'.repeat(40) }),
    universal.sign(claims, { header: { alg: 'HS256' } }),
    universal.sign(claims, { header: { alg: 'none' } }),
    universal.sign(claims, { header: { crit: ['b64'], b64: false } }),
    universal.sign([claims] as unknown as Claims),
    none,
    `${none}${signature}`,
    `${header}.${payload}`,
    `${header}.${payload}.${signature.slice(0, -1)}`,
    `${header}.${payload}.${signature}.`,
    `${header} .${payload}.${signature}`,
    `${header}.${payload}.${'x'.repeat(20_000)}`,
    'nonsense',
  ]
  for (const assertion of assertions) {
    const parameters = { client_id: application.integrationKey, client_assertion: assertion }
    expect(await universal.post('health_check', parameters)).toMatchObject({
      status: 400,
      json: { message: 'invalid_client', message_detail: 'The provided client_assertion was invalid.' },
    })
  }
  const [authApi] = simulator.control.applications()
  const { integrationKey, secretKey } = authApi!
  const ofAnotherType = universal.sign({ ...claims, iss: integrationKey, sub: integrationKey }, { secretKey })
  const parameters = { client_id: integrationKey, client_assertion: ofAnotherType }
  expect((await universal.post('health_check', parameters)).json.message_detail).toBe(
    'The provided client_assertion was invalid.',
  )
})

test('requires the client_id and an assertion that matches it [S40]', async () => {
  const { universal, application } = await startUniversal()
  const assertion = () => universal.sign(universal.assertionClaims('health_check'))
  const ask = async (parameters: Claims) => (await universal.post('health_check', parameters)).json
  expect(await ask({ client_id: 'other', client_assertion: assertion() })).toMatchObject({
    message: 'invalid_client',
    message_detail: 'Invalid Client assertion: The `iss` claim must match the supplied client_id',
  })
  expect(await ask({ client_assertion: assertion() })).toMatchObject({ message: 'invalid_request' })
  expect(await ask({ client_id: application.integrationKey })).toMatchObject({ message: 'invalid_client' })
})

test('each assertion works once, and one refused for another reason is not spent [S40]', async () => {
  const { universal, advance } = await startUniversal()
  const jti = randomUUID()
  expect((await universal.healthCheck({ jti, sub: 'other' })).status).toBe(400)
  expect((await universal.healthCheck({ jti })).status).toBe(200)
  expect((await universal.healthCheck({ jti })).json).toMatchObject({
    message: 'invalid_client',
    message_detail: expect.stringContaining('used before'),
  })
  advance(200_000)
  expect((await universal.healthCheck({ jti })).status).toBe(400)
})

test('keys of the Universal Prompt work nowhere else, and wrong methods are refused [S13] [S40]', async () => {
  const { client, application } = await startUniversal()
  const { integrationKey, secretKey } = application
  expect((await client.with({ integrationKey, secretKey }).get('/auth/v2/check')).json).toMatchObject({ code: 40301 })
  expect((await client.raw('GET', '/oauth/v1/token', {})).json).toMatchObject({ code: 40501 })
  expect((await client.raw('GET', '/oauth/v1/userinfo', {})).json).toMatchObject({ code: 40401 })
})
