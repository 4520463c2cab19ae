import { expect, test } from 'vitest'
import { controlRequest } from '../testing/control-client.ts'
import { PromptBrowser } from '../testing/prompt-browser.ts'
import { REDIRECT_URI, startUniversal } from '../testing/universal-client.ts'

async function start() {
  const started = await startUniversal()
  const { simulator } = started
  simulator.control.createUser('alice')
  simulator.control.createDevice('alice', { activated: true })
  const call = (method: string, path: string, body?: unknown) => controlRequest(simulator.pagesUrl, method, path, body)
  return { ...started, call, control: simulator.control }
}

test('opens, lists and answers a prompt without a browser [S39]', async () => {
  const { call, universal, application, simulator } = await start()
  const opened = (await call('POST', '/prompts', { authUrl: universal.authUrl() })).json
  expect(opened).toEqual({
    id: expect.any(String),
    url: `${simulator.url}/frame/prompt/${opened.id}`,
    username: 'alice',
    application: { integrationKey: application.integrationKey, name: 'My application' },
    phase: 'choose',
    redirectUri: REDIRECT_URI,
    location: null,
    createdAt: Date.UTC(2026, 0, 1, 12),
    expiresAt: Date.UTC(2026, 0, 1, 12, 5),
  })
  expect((await call('GET', '/prompts?username=ALICE')).json).toEqual([opened])
  expect((await call('GET', '/prompts?username=bob')).json).toEqual([])
  const { location } = (await call('POST', `/prompts/${opened.id}`, { decision: 'approve' })).json
  expect(location).toContain(`${REDIRECT_URI}?state=`)
  expect((await call('GET', '/prompts')).json).toEqual([])
  expect(await call('POST', `/prompts/${opened.id}`, { decision: 'deny' })).toMatchObject({
    status: 409,
    json: { error: { code: 'already_decided' } },
  })
})

test('a decision on a prompt redirects the browser that shows it', async () => {
  const { control, client, universal, simulator } = await start()
  const browser = await new PromptBrowser(client, simulator.url).open(universal.authUrl())
  await browser.press('Send a push')
  const { id, phase } = await control.waitForPrompt('alice')
  expect(phase).toBe('waiting')
  const changed = browser.waitForChange()
  const location = control.decidePrompt(id, 'approve')
  await changed
  expect(browser.leftTo).toBe(location)
  expect(control.pushes()).toEqual([])
})

test('waitForPrompt resolves once a prompt is opened', async () => {
  const { control, universal } = await start()
  const waiting = control.waitForPrompt('alice')
  const { id } = control.openPrompt(universal.authUrl())
  expect((await waiting).id).toBe(id)
  await expect(control.waitForPrompt('bob', 1)).rejects.toThrow('bob')
})

test('refuses an unknown prompt, an invalid request and a missing decision', async () => {
  const { call, universal } = await start()
  const refusal = async (path: string, body: unknown) => {
    const { status, json } = await call('POST', path, body)
    return [status, json.error.code]
  }
  expect(await refusal('/prompts', {})).toEqual([400, 'invalid_auth_url'])
  expect(await refusal('/prompts', { authUrl: REDIRECT_URI })).toEqual([400, 'invalid_auth_url'])
  expect(await refusal('/prompts', { authUrl: universal.authUrl('alice', { state: 'short' }) })).toEqual([
    400,
    'invalid_request',
  ])
  expect(await refusal('/prompts', { authUrl: universal.authUrl('alice', {}, { client_id: 'x' }) })).toEqual([
    400,
    'invalid_client',
  ])
  expect(await refusal('/prompts/unknown', { decision: 'approve' })).toEqual([404, 'unknown_prompt'])
  expect(await refusal('/prompts/unknown', {})).toEqual([400, 'invalid_input'])
})

test('registers valid redirect URIs, and for Universal Prompt applications only', async () => {
  const { call, application } = await start()
  const patch = (integrationKey: string, body: unknown) => call('PATCH', `/applications/${integrationKey}`, body)
  const set = await patch(application.integrationKey, { redirectUris: [REDIRECT_URI, REDIRECT_URI] })
  expect(set.json.redirectUris).toEqual([REDIRECT_URI])
  expect(await patch(application.integrationKey, { name: 'New', redirectUris: ['javascript:1'] })).toMatchObject({
    status: 400,
    json: { error: { code: 'invalid_redirect_uri', message: expect.stringContaining('https://') } },
  })
  const [authApi, universal] = (await call('GET', '/applications')).json
  expect(universal).toMatchObject({ name: 'My application', redirectUris: [REDIRECT_URI] })
  expect(await patch(authApi.integrationKey, { redirectUris: [REDIRECT_URI] })).toMatchObject({ status: 400 })
  const created = await call('POST', '/applications', { type: 'universal', redirectUris: [REDIRECT_URI] })
  expect(created.json.redirectUris).toEqual([REDIRECT_URI])
})
