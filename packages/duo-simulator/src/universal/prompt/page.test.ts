import { expect, test } from 'vitest'
import { startPrompt } from '../../testing/start-prompt.ts'
import { STATE } from '../../testing/universal-client.ts'

test('no site can frame the prompt, and only its own script runs in it [S45]', async () => {
  const { browser, universal, client } = await startPrompt()
  const { page, text } = await browser.open(universal.authUrl())
  expect(page?.headers).toMatchObject({
    'x-frame-options': 'DENY',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'cache-control': 'no-store',
  })
  const policy = String(page?.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
  expect(policy).toContain("form-action 'self' https://app.example;")
  expect(text).not.toMatch(/<style|<script(?! src="\/frame\/prompt\/prompt\.js")|\son[a-z]+=|style=/)
  for (const [file, type] of [
    ['prompt.js', 'text/javascript; charset=utf-8'],
    ['prompt.css', 'text/css; charset=utf-8'],
    ['favicon.svg', 'image/svg+xml'],
  ] as const) {
    expect(text).toContain(`/frame/prompt/${file}`)
    expect(await client.raw('GET', `/frame/prompt/${file}`, {})).toMatchObject({
      status: 200,
      headers: { 'content-type': type },
    })
  }
})

test('every page of the prompt names its icon', async () => {
  const { browser, universal } = await startPrompt()
  for (const url of [universal.authUrl(), universal.authUrl('alice', { state: 'short' }), '/frame/prompt/unknown']) {
    const { text } = await browser.open(url)
    expect(text).toContain('<link rel="icon" href="/frame/prompt/favicon.svg" type="image/svg+xml">')
  }
})

test('shows the user, the application and the devices with their actions [S45]', async () => {
  const { browser, universal, control } = await startPrompt()
  control.createDevice('alice', { serial: '20361492' })
  const { text } = await browser.open(universal.authUrl())
  for (const shown of [
    'My application',
    'alice',
    'Alice&#39;s &#60;phone&#62; (XXX-XXX-0123)',
    'Hardware token 20361492',
  ])
    expect(text).toContain(shown)
  expect([...text.matchAll(/name="choice" value="(\w+) /g)].map(([, factor]) => factor)).toEqual([
    'push',
    'phone',
    'sms',
  ])
})

test('reloading an ended prompt leads to the same address, without a second code', async () => {
  const { browser, universal, control } = await startPrompt()
  await (await browser.open(universal.authUrl())).press('Send a push')
  control.decide(control.pushes('alice')[0]!.txid, { decision: 'approve' })
  const first = (await browser.open(browser.path)).leftTo
  expect((await browser.open(browser.path)).leftTo).toBe(first)
})

test('cancel goes back with access_denied, and ends the pending request', async () => {
  const { browser, universal, control } = await startPrompt()
  await (await browser.open(universal.authUrl())).press('Send a push')
  await browser.submit('cancel')
  const location = new URL(browser.leftTo!)
  expect(Object.fromEntries(location.searchParams)).toEqual({
    error: 'access_denied',
    error_description: 'The person cancelled the authentication',
    state: STATE,
  })
  expect(control.pushes('alice')).toEqual([])
})

test('choosing another option removes the push from the phone', async () => {
  const { browser, universal, control } = await startPrompt()
  await (await browser.open(universal.authUrl())).press('Send a push')
  await browser.submit('back')
  expect(browser.text).toContain('Send a push')
  expect(control.pushes('alice')).toEqual([])
})

test('a form sent twice pushes once, and no other site can send it', async () => {
  const { browser, universal, control, client } = await startPrompt()
  await browser.open(universal.authUrl())
  const choice = /value="(push \w+)"/.exec(browser.text)![1]!
  const send = (headers: Record<string, string>) =>
    client.raw(
      'POST',
      `${browser.path}/choose`,
      { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      new URLSearchParams({ choice }).toString(),
    )
  expect((await send({ origin: 'https://evil.example' })).status).toBe(403)
  expect(control.pushes('alice')).toEqual([])
  for (let times = 0; times < 2; times++) expect((await send({})).status).toBe(303)
  expect(control.pushes('alice')).toHaveLength(1)
})

test('a device or factor that is not offered only changes the message on the page', async () => {
  const { browser, universal, control } = await startPrompt()
  await browser.open(universal.authUrl())
  for (const choice of ['push DPXXXXXXXXXXXXXXXXXX', 'passcode x', 'prompt x', '']) {
    await browser.submit('choose', { choice })
    expect(browser.text).toContain('role="alert"')
  }
  expect(control.pushes('alice')).toEqual([])
  expect(browser.leftTo).toBeNull()
})

test('a prompt ends after five minutes, by a reset and with its application', async () => {
  const { browser, universal, control, advance, application } = await startPrompt()
  await browser.open(universal.authUrl())
  advance(300_000)
  expect((await browser.open(browser.path)).page?.status).toBe(410)
  expect(browser.text).toContain('This prompt has expired')
  await browser.open(universal.authUrl())
  control.reset()
  expect((await browser.open(browser.path)).page?.status).toBe(404)
  await browser.open(universal.authUrl())
  control.removeApplication(application.integrationKey)
  expect((await browser.open(browser.path)).page?.status).toBe(404)
})
