import { expect, test } from 'vitest'
import { startPrompt } from '../../testing/start-prompt.ts'

test('remembers a browser for its days and its application if the user agrees [S32] [S45]', async () => {
  const { browser, universal, control, idToken, advance, application } = await startPrompt()
  control.updatePolicy({ rememberedDevices: { enabled: true, days: 2 } })
  const logIn = async (answer: string) => {
    await (await browser.open(universal.authUrl())).press('Send a push')
    control.decide(control.pushes('alice')[0]!.txid, { decision: 'approve' })
    await browser.open(browser.path)
    expect(browser.text).toContain('Is this your device?')
    await browser.submit('trust', { answer })
    expect(browser.leftTo).toContain('duo_code=')
  }
  await logIn('no')
  expect(browser.cookies.size).toBe(0)
  await logIn('yes')
  expect([...browser.cookies.keys()]).toEqual([`duo-simulator-trust-${application.integrationKey}`])
  await browser.open(universal.authUrl())
  expect(await idToken(browser.leftTo)).toMatchObject({
    auth_result: { result: 'allow' },
    auth_context: { factor: 'remembered_device', reason: 'remembered_device' },
  })
  expect((await browser.open(universal.authUrl('bob'))).leftTo).toBeNull()
  advance(2 * 24 * 60 * 60 * 1000)
  expect((await browser.open(universal.authUrl())).leftTo).toBeNull()
})

test('without the policy it neither asks to remember the browser nor issues a token [S32]', async () => {
  const { browser, universal, control } = await startPrompt()
  await (await browser.open(universal.authUrl())).press('Send a push')
  control.decide(control.pushes('alice')[0]!.txid, { decision: 'approve' })
  expect((await browser.open(browser.path)).leftTo).toContain('duo_code=')
  expect(control.state().rememberedDevices).toEqual([])
})

test('a user without a phone adds one and logs in with it', async () => {
  const { browser, universal, control, client, idToken } = await startPrompt({ isEnrolled: false })
  await browser.open(universal.authUrl('newcomer'))
  expect(browser.text).toContain('Add a phone first')
  expect(control.users()).toEqual([])
  await browser.submit('enroll')
  const qr = /src="(\/frame\/qr\?value=[^"]+)"/.exec(browser.text)![1]!
  expect((await client.raw('GET', qr, {})).headers['content-type']).toBe('image/png')
  const link = /href="([^"]+\/phone\/activate\/[^"]+)"/.exec(browser.text)![1]!
  const changed = browser.waitForChange()
  control.activate(link, 'New phone')
  await changed
  expect(browser.text).toContain('Your phone is added.')
  await browser.press('Send a push')
  control.decide(control.pushes('newcomer')[0]!.txid, { decision: 'approve' })
  expect((await idToken((await browser.open(browser.path)).leftTo)).sub).toBe('newcomer')
})

test.each([
  ['bypass', 'allow', 'bypass_user'],
  ['disabled', 'deny', 'user_disabled'],
  ['locked_out', 'deny', 'locked_out'],
] as const)('a user with status %s is not asked for anything', async (status, result, reason) => {
  const { browser, universal, control, idToken } = await startPrompt()
  control.updateUser('alice', { status })
  await browser.open(universal.authUrl())
  if (result === 'deny') await browser.submit('return')
  expect(await idToken(browser.leftTo)).toMatchObject({ auth_result: { result }, auth_context: { reason } })
  expect(control.authentications()).toMatchObject([{ username: 'alice', reason }])
})

test.each([
  ['allow', 'allow', 'allow_unenrolled_user'],
  ['deny', 'deny', 'deny_unenrolled_user'],
] as const)('applies newUsers "%s" of the application to unknown users', async (newUsers, result, reason) => {
  const { browser, universal, control, idToken, application } = await startPrompt({ isEnrolled: false })
  control.updatePolicy({ newUsers }, application.integrationKey)
  await browser.open(universal.authUrl('stranger'))
  if (result === 'deny') await browser.submit('return')
  expect(await idToken(browser.leftTo)).toMatchObject({
    sub: 'stranger',
    auth_result: { result },
    auth_context: { reason },
  })
})

test('asks for nothing from a trusted network', async () => {
  const { browser, universal, control, idToken } = await startPrompt()
  control.updatePolicy({ trustedNetworks: ['127.0.0.0/8'] })
  await browser.open(universal.authUrl())
  expect((await idToken(browser.leftTo)).auth_context).toMatchObject({ factor: 'trusted_network' })
})
