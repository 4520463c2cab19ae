import { expect, test } from 'vitest'
import { PromptBrowser } from '../../testing/prompt-browser.ts'
import { enrollUser } from '../../testing/start-simulator.ts'
import { REDIRECT_URI, startUniversal, STATE, type Claims } from '../../testing/universal-client.ts'

const NOW_SECONDS = Date.UTC(2026, 0, 1, 12) / 1000

async function start() {
  const started = await startUniversal()
  await enrollUser(started)
  const browser = () => new PromptBrowser(started.client, started.simulator.url)
  return { ...started, browser }
}

test.each<[string, Claims, Claims?]>([
  ['the endpoint as aud, as from C#', { aud: 'AUTHORIZE' }],
  ['a string for use_duo_code_attribute, as from C#', { use_duo_code_attribute: 'true' }],
  ['a state of 16 characters, as from Python', { state: 'x'.repeat(16) }],
  ['a state of 1,024 characters', { state: 'x'.repeat(1024) }],
  ['the nonce in the query, as from Python', {}, { nonce: 'n'.repeat(16) }],
  ['the nonce in the request', { nonce: 'n'.repeat(22) }],
  ['the nonce in both', { nonce: 'n'.repeat(22) }, { nonce: 'n'.repeat(22) }],
  ['further scopes', { scope: 'profile openid' }],
  ['parameters that repeat the request, as from Node', {}, { redirect_uri: REDIRECT_URI, scope: 'openid' }],
  ['a redirect URI of 256 characters', { redirect_uri: `https://app.example/${'x'.repeat(236)}` }],
  ['exp as a fraction', { exp: NOW_SECONDS + 0.5 }],
  ['exp as a string', { exp: String(NOW_SECONDS + 3600) }],
])('serves a request with %s [S41]', async (_, claims, query) => {
  const { universal, application, browser } = await start()
  const aud = claims['aud'] === 'AUTHORIZE' && { aud: `https://${application.apiHostname}/oauth/v1/authorize` }
  const shown = await browser().open(universal.authUrl('alice', { ...claims, ...aud }, query))
  expect(shown.page?.status).toBe(200)
  expect(shown.text).toContain('Check that it’s you')
})

test.each<[string, Claims, Claims?]>([
  ['another iss', { iss: 'other' }],
  ['another client_id', { client_id: 'other' }],
  ['another response_type', { response_type: 'token' }],
  ['another response_type parameter', {}, { response_type: 'token' }],
  ['no response_type parameter', {}, { response_type: undefined }],
  ['no scope', { scope: undefined }],
  ['a scope without openid', { scope: 'openidx' }],
  ['a scope parameter without openid', {}, { scope: 'profile' }],
  ['the aud of another host', { aud: 'https://api-00000000.duosecurity.com' }],
  ['the aud of another endpoint', { aud: 'https://localhost/oauth/v1/token' }],
  ['an expired exp', { exp: NOW_SECONDS }],
  ['an exp more than an hour ahead', { exp: NOW_SECONDS + 3601 }],
  ['no exp', { exp: undefined }],
  ['a state of 15 characters', { state: 'x'.repeat(15) }],
  ['a state of 1,025 characters', { state: 'x'.repeat(1025) }],
  ['no state', { state: undefined }],
  ['no username', { duo_uname: undefined }],
  ['an empty username', { duo_uname: ' ' }],
  ['a nonce of 15 characters', { nonce: 'n'.repeat(15) }],
  ['two nonces', { nonce: 'n'.repeat(22) }, { nonce: 'm'.repeat(22) }],
  ['another value for use_duo_code_attribute', { use_duo_code_attribute: 'yes' }],
  ['no redirect URI', { redirect_uri: undefined }],
  ['a redirect URI of 257 characters', { redirect_uri: `https://app.example/${'x'.repeat(237)}` }],
  ['a relative redirect URI', { redirect_uri: '/callback' }],
  ['a script as redirect URI', { redirect_uri: 'javascript:alert(1)' }],
  ['a redirect URI with a line break', { redirect_uri: 'https://app.example/\r\nset-cookie: a=b' }],
  ['a redirect URI with a fragment', { redirect_uri: 'https://app.example/#x' }],
  ['a redirect URI with a username', { redirect_uri: 'https://app.example@other.example/' }],
  ['another redirect_uri parameter', {}, { redirect_uri: 'https://other.example/' }],
])('answers a request with %s with an error page, never a redirect [S41]', async (_, claims, query) => {
  const { universal, browser, simulator } = await start()
  const shown = await browser().open(universal.authUrl('alice', claims, query))
  expect(shown.page?.status).toBe(400)
  expect(shown.page?.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(shown.text).toContain('<code>invalid_request</code>')
  expect(shown.leftTo).toBeNull()
  expect(simulator.control.prompts()).toEqual([])
})

test('an unknown client, a wrong secret, another algorithm and keys of another type look alike [S41]', async () => {
  const { universal, browser, simulator } = await start()
  const [authApi] = simulator.control.applications()
  const urls = [
    universal.authUrl('alice', {}, { client_id: `DI${'X'.repeat(18)}` }),
    universal.authUrl('alice', {}, {}, { secretKey: 'x'.repeat(40) }),
    universal.authUrl('alice', {}, {}, { header: { alg: 'none' } }),
    universal.authUrl('alice', {}, {}, { header: { alg: 'HS256' } }),
    universal.authUrl('alice', {}, { client_id: authApi!.integrationKey }, { secretKey: authApi!.secretKey }),
  ]
  const pages = await Promise.all(urls.map(async (url) => (await browser().open(url)).text))
  expect(new Set(pages).size).toBe(1)
  expect(pages[0]).toContain('<code>invalid_client</code>')
})

test('accepts only registered redirect URIs, or any if none is registered [S41]', async () => {
  const { universal, browser, simulator, application } = await start()
  const statusFor = async (redirectUri: string) =>
    (await browser().open(universal.authUrl('alice', { redirect_uri: redirectUri }))).page?.status
  expect(await statusFor('http://localhost:3000/any')).toBe(200)
  simulator.control.updateApplication(application.integrationKey, { redirectUris: [REDIRECT_URI] })
  expect(await statusFor(REDIRECT_URI)).toBe(200)
  for (const other of [
    `${REDIRECT_URI}/`,
    `${REDIRECT_URI}?a=b`,
    'https://app.example/',
    'http://app.example/callback',
  ])
    expect(await statusFor(other)).toBe(400)
})

test('accepts a request as a form, and escapes its values on the page [S41]', async () => {
  const { universal, client, browser } = await start()
  const { pathname, search } = new URL(universal.authUrl())
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await client.raw('POST', pathname, headers, search.slice(1))
  expect(answer).toMatchObject({ status: 303, headers: { location: expect.stringMatching(/^\/frame\/prompt\//) } })
  const shown = await browser().open(universal.authUrl('<b>"alice"</b>'))
  expect(shown.text).toContain('&#60;b&#62;&#34;alice&#34;&#60;/b&#62;')
  expect(shown.text).not.toContain('<b>')
})

test('logs the client and the user, but no token', async () => {
  const { universal, browser, simulator, application } = await start()
  await browser().open(universal.authUrl())
  expect(simulator.control.log().at(-1)).toMatchObject({
    path: '/oauth/v1/authorize',
    integrationKey: application.integrationKey,
    username: 'alice',
    signature: 'HS512',
    status: 303,
    parameters: { request: '•••' },
  })
  expect(JSON.stringify(simulator.control.log())).not.toContain(STATE)
})
