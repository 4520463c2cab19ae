import { expect, test } from 'vitest'
import {
  codeOf,
  readIdToken,
  REDIRECT_URI,
  startUniversal,
  STATE,
  type Claims,
} from '../../testing/universal-client.ts'

const NOW_SECONDS = Date.UTC(2026, 0, 1, 12) / 1000

async function startWithCode(claims: Claims = {}) {
  const started = await startUniversal()
  started.simulator.control.createUser('alice')
  const approve = (more: Claims = {}) =>
    started.simulator.control.answerPrompt(started.universal.authUrl('alice', { ...claims, ...more }))
  return { ...started, approve, code: codeOf(approve()) }
}

test('the browser returns with state and code, as duo_code or code, after the existing query [S42]', async () => {
  const { approve } = await startWithCode()
  const code = '[A-Za-z0-9_-]{32}'
  expect(approve()).toMatch(new RegExp(`^${REDIRECT_URI}\\?state=${STATE}&duo_code=${code}$`))
  for (const claims of [{ use_duo_code_attribute: false }, { use_duo_code_attribute: undefined }])
    expect(approve(claims)).toMatch(new RegExp(`^${REDIRECT_URI}\\?state=${STATE}&code=${code}$`))
  const withQuery = approve({ redirect_uri: `${REDIRECT_URI}?tenant=a%20b&x`, state: 'a state & more = 22 characters' })
  expect(withQuery).toMatch(
    new RegExp(
      `^${REDIRECT_URI}\\?tenant=a%20b&x&state=a\\+state\\+%26\\+more\\+%3D\\+22\\+characters&duo_code=${code}$`,
    ),
  )
})

test('a code returns a Bearer token and an id token, once [S42] [S43]', async () => {
  const { universal, application, code } = await startWithCode()
  const answer = await universal.token(code)
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    json: { access_token: expect.stringMatching(/^.{40,}$/), expires_in: 3600, token_type: 'Bearer' },
  })
  expect(readIdToken(answer.json.id_token, application.secretKey).auth_result.result).toBe('allow')
  expect(await universal.token(code)).toMatchObject({
    status: 400,
    json: { error: 'invalid_grant', error_description: expect.any(String) },
  })
})

test('accepts parameters in the query, as from Python [S43]', async () => {
  const { universal, client, code } = await startWithCode()
  const query = new URLSearchParams(universal.tokenParameters(code) as Record<string, string>)
  expect((await client.raw('POST', `/oauth/v1/token?${query}`, {})).json).toMatchObject({ token_type: 'Bearer' })
})

test('needs no client_id beside the assertion [S43]', async () => {
  const { universal, code } = await startWithCode()
  expect((await universal.token(code, { client_id: undefined })).status).toBe(200)
})

test('a code is valid for five minutes [S42]', async () => {
  const { universal, approve, code, advance } = await startWithCode()
  advance(299_999)
  expect((await universal.token(code)).status).toBe(200)
  const late = codeOf(approve())
  advance(300_000)
  expect((await universal.token(late)).json).toMatchObject({ error: 'invalid_grant' })
})

test('a code is bound to its redirect URI, and used up by an attempt with another one [S42]', async () => {
  const { universal, code } = await startWithCode()
  const refusal = { status: 400, json: { error: 'invalid_grant' } }
  expect(await universal.token(code, { redirect_uri: `${REDIRECT_URI}/` })).toMatchObject(refusal)
  expect(await universal.token(code)).toMatchObject(refusal)
})

test('another client cannot use a code, and its attempt does not use it up [S42]', async () => {
  const { universal, simulator, code } = await startWithCode()
  const other = simulator.control.createApplication('universal', 'Other')
  const { integrationKey, secretKey } = other
  const asOther = { iss: integrationKey, sub: integrationKey }
  const stolen = await universal.token(code, { client_id: integrationKey }, asOther, { secretKey })
  expect(stolen).toMatchObject({ status: 400, json: { error: 'invalid_grant' } })
  expect((await universal.token(code)).status).toBe(200)
})

test.each<[string, Claims, string]>([
  ['another grant_type', { grant_type: 'refresh_token' }, 'unsupported_grant_type'],
  ['no grant_type', { grant_type: undefined }, 'invalid_request'],
  ['no code', { code: undefined }, 'invalid_request'],
  ['no redirect_uri', { redirect_uri: undefined }, 'invalid_request'],
  ['no client_assertion_type', { client_assertion_type: undefined }, 'invalid_request'],
  ['another client_assertion_type', { client_assertion_type: 'jwt' }, 'invalid_request'],
  ['no client_assertion', { client_assertion: undefined }, 'invalid_client'],
  ['another client_id', { client_id: 'other' }, 'invalid_client'],
  ['an unknown code', { code: 'x'.repeat(32) }, 'invalid_grant'],
])('refuses %s in the words of OAuth, and the code stays valid [S43]', async (_, parameters, error) => {
  const { universal, code } = await startWithCode()
  expect(await universal.token(code, parameters)).toMatchObject({
    status: 400,
    json: { error, error_description: expect.any(String) },
  })
  expect((await universal.token(code)).status).toBe(200)
})

test.each<[string, Claims]>([
  ['for health_check', { aud: 'HEALTH_CHECK' }],
  ['that has expired', { exp: NOW_SECONDS - 1 }],
  ['of an unknown client', { iss: 'other', sub: 'other' }],
])('refuses an assertion %s [S40] [S43]', async (_, claims) => {
  const { universal, application, code } = await startWithCode()
  const aud = claims['aud'] !== undefined && { aud: `https://${application.apiHostname}/oauth/v1/health_check` }
  expect(await universal.token(code, {}, { ...claims, ...aud })).toMatchObject({
    status: 400,
    json: { error: 'invalid_client', error_description: expect.stringMatching(/client.?assertion/i) },
  })
})
