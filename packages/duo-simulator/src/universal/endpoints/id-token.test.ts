import { describe, expect, test } from 'vitest'
import type { FaultKind } from '../../contract/fault-kinds.ts'
import type { PromptDecision } from '../../contract/prompts.ts'
import { codeOf, readIdToken, startUniversal } from '../../testing/universal-client.ts'

const NOW_SECONDS = Date.UTC(2026, 0, 1, 12) / 1000
const NONCE = 'nonce-of-more-than-22-characters'

async function start() {
  const started = await startUniversal()
  const { simulator, universal, application } = started
  const user = simulator.control.createUser({ username: 'alice', aliases: ['al'] })
  const device = simulator.control.createDevice('alice', { name: 'Phone', activated: true })
  const idTokenFor = async (username = 'alice', decision: PromptDecision = 'approve', claims = { nonce: NONCE }) => {
    const { json } = await universal.token(
      codeOf(simulator.control.answerPrompt(universal.authUrl(username, claims), decision)),
    )
    return json.id_token as string
  }
  const claimsFor = async (...parameters: Parameters<typeof idTokenFor>) =>
    readIdToken(await idTokenFor(...parameters), application.secretKey)
  return { ...started, user, device, idTokenFor, claimsFor }
}

test('the id token has the user, the client, the expiry and the result [S44]', async () => {
  const { claimsFor, application, user, simulator } = await start()
  const claims = await claimsFor()
  expect(claims).toMatchObject({
    iss: `https://${application.apiHostname}/oauth/v1/token`,
    aud: application.integrationKey,
    sub: 'alice',
    preferred_username: 'alice',
    iat: NOW_SECONDS,
    exp: NOW_SECONDS + 3600,
    auth_time: NOW_SECONDS,
    nonce: NONCE,
    auth_result: { result: 'allow', status: 'allow', status_msg: 'Login Successful' },
    auth_context: {
      txid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      timestamp: NOW_SECONDS,
      isotimestamp: '2026-01-01T12:00:00.000Z',
      event_type: 'authentication',
      factor: 'duo_push',
      result: 'success',
      reason: 'user_approved',
      user: { name: 'alice', key: user.userId, groups: [] },
      application: { name: 'My application', key: application.integrationKey },
      auth_device: { name: 'Phone' },
      access_device: { ip: '127.0.0.1', browser: 'Unknown', is_encryption_enabled: 'unknown' },
    },
  })
  expect(simulator.control.authentications()).toMatchObject([
    { txid: claims.auth_context.txid, username: 'alice', result: 'success', reason: 'user_approved' },
  ])
})

test('its header names HS512, and it has a nonce only if the client sent one [S44]', async () => {
  const { idTokenFor, application } = await start()
  const idToken = await idTokenFor('alice', 'approve', {} as { nonce: string })
  expect(JSON.parse(Buffer.from(idToken.split('.')[0]!, 'base64url').toString())).toEqual({ alg: 'HS512', typ: 'JWT' })
  expect(readIdToken(idToken, application.secretKey)).not.toHaveProperty('nonce')
})

test.each(['al', 'ALICE'])('for %s it has the username that Duo knows [S44]', async (asked) => {
  const { claimsFor } = await start()
  expect(await claimsFor(asked)).toMatchObject({ sub: 'alice', preferred_username: 'alice' })
})

test.each([
  ['deny', 'deny', 'denied', 'user_cancelled'],
  ['fraud', 'fraud', 'fraud', 'user_marked_fraud'],
] as const)('a refusal by "%s" has an id token that reports it [S44]', async (decision, status, result, reason) => {
  const { claimsFor } = await start()
  expect(await claimsFor('alice', decision)).toMatchObject({
    auth_result: { result: 'deny', status },
    auth_context: { result, reason },
  })
})

describe('an id token that clients must reject', () => {
  test.each<[FaultKind, Record<string, unknown>]>([
    ['id-token-denied', { auth_result: { result: 'deny', status: 'deny' }, auth_context: { result: 'denied' } }],
    ['id-token-wrong-username', { sub: 'another-user', preferred_username: 'another-user' }],
    ['id-token-wrong-nonce', { nonce: expect.stringMatching(/^(?!nonce-of)/) }],
    ['id-token-wrong-audience', { aud: expect.stringMatching(/^DI[0-9A-F]{18}$/) }],
    ['id-token-wrong-issuer', { iss: 'https://api-00000000.example/oauth/v1/token' }],
    ['id-token-expired', { exp: NOW_SECONDS - 3600 }],
  ])('%s is signed correctly, and applies once [S44]', async (kind, expected) => {
    const { claimsFor, simulator, application } = await start()
    simulator.control.addFault({ kind })
    expect(await claimsFor()).toMatchObject(expected)
    expect(await claimsFor()).toMatchObject({
      aud: application.integrationKey,
      nonce: NONCE,
      preferred_username: 'alice',
      auth_result: { result: 'allow' },
    })
  })

  test('id-token-without-result leaves out the result [S44]', async () => {
    const { claimsFor, simulator } = await start()
    simulator.control.addFault({ kind: 'id-token-without-result' })
    const claims = await claimsFor()
    expect(claims).not.toHaveProperty('auth_result')
    expect(claims).toHaveProperty('preferred_username', 'alice')
  })

  test('id-token-alg-none is unsigned, id-token-wrong-key is signed with another key [S44]', async () => {
    const { idTokenFor, simulator, application } = await start()
    simulator.control.addFault({ kind: 'id-token-alg-none' })
    const [header, , signature] = (await idTokenFor()).split('.')
    expect([JSON.parse(Buffer.from(header!, 'base64url').toString()), signature]).toEqual([
      { alg: 'none', typ: 'JWT' },
      '',
    ])
    simulator.control.addFault({ kind: 'id-token-wrong-key' })
    const foreign = await idTokenFor()
    expect(() => readIdToken(foreign, application.secretKey)).toThrow('not signed')
  })

  test('applies to one user only, and others get a valid id token', async () => {
    const { claimsFor, simulator } = await start()
    simulator.control.createUser('bob')
    simulator.control.addFault({ kind: 'id-token-denied', username: 'bob', count: null })
    expect(await claimsFor('alice')).toMatchObject({ auth_result: { result: 'allow' } })
    expect(await claimsFor('bob')).toMatchObject({ auth_result: { result: 'deny' } })
  })
})

test('wrong-state sends the browser back with another state', async () => {
  const { simulator, universal, client } = await start()
  simulator.control.addFault({ kind: 'wrong-state' })
  const { pathname, search } = new URL(universal.authUrl())
  await client.raw('GET', pathname + search, {})
  const [prompt] = simulator.control.prompts('alice')
  const location = new URL(simulator.control.decidePrompt(prompt!.id, 'approve'))
  expect(location.searchParams.get('state')).toMatch(/^[0-9a-f]{36}$/)
})
