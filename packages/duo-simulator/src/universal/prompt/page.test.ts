import { expect, test } from 'vitest'
import { PromptBrowser } from '../../testing/prompt-browser.ts'
import { enrollUser } from '../../testing/start-simulator.ts'
import { codeOf, readIdToken, REDIRECT_URI, startUniversal, STATE } from '../../testing/universal-client.ts'

async function start({ isEnrolled = true } = {}) {
  const started = await startUniversal()
  const { simulator, client, universal, application } = started
  if (isEnrolled) {
    const { deviceId } = await enrollUser(started)
    simulator.control.updateDevice(deviceId, { name: "Alice's <phone>", number: '+1 555 555 0123' })
  }
  const browser = new PromptBrowser(client, simulator.url)
  const idToken = async (location: string | null) => {
    const { json } = await universal.token(codeOf(location!))
    return readIdToken(json.id_token, application.secretKey)
  }
  return { ...started, browser, idToken, control: simulator.control }
}

test('nobody may frame the prompt, and nothing runs in it but its own script [S45]', async () => {
  const { browser, universal, client } = await start()
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
  const { browser, universal } = await start()
  for (const url of [universal.authUrl(), universal.authUrl('alice', { state: 'short' }), '/frame/prompt/unknown']) {
    const { text } = await browser.open(url)
    expect(text).toContain('<link rel="icon" href="/frame/prompt/favicon.svg" type="image/svg+xml">')
  }
})

test('the prompt says who logs in where, and lists the devices with what each can do [S45]', async () => {
  const { browser, universal, control } = await start()
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

test('a push approved on the phone leads back to the application [S45]', async () => {
  const { browser, universal, control, idToken } = await start()
  await (await browser.open(universal.authUrl())).press('Send a push')
  expect(browser.text).toContain('Pushed a login request to your device...')
  const changed = browser.waitForChange()
  const [push] = control.pushes('alice')
  expect(push).toMatchObject({ application: { name: 'My application' }, device: { name: "Alice's <phone>" } })
  control.decide(push!.txid, { decision: 'approve' })
  await changed
  expect(browser.leftTo).toMatch(new RegExp(`^${REDIRECT_URI}\\?state=${STATE}&duo_code=`))
  expect(await idToken(browser.leftTo)).toMatchObject({
    auth_result: { result: 'allow' },
    auth_context: {
      txid: push!.txid,
      factor: 'duo_push',
      access_device: { browser: 'Chrome', browser_version: '140.0.0.0', os: 'Linux' },
    },
  })
})

test('reloading the end leads to the same place again, and to no second code', async () => {
  const { browser, universal, control } = await start()
  await (await browser.open(universal.authUrl())).press('Send a push')
  control.decide(control.pushes('alice')[0]!.txid, { decision: 'approve' })
  const first = (await browser.open(browser.path)).leftTo
  expect((await browser.open(browser.path)).leftTo).toBe(first)
})

test.each([
  ['deny', 'Login request denied.'],
  ['timeout', 'Login timed out.'],
] as const)('after "%s" on the phone one can try again', async (decision, text) => {
  const { browser, universal, control } = await start()
  await (await browser.open(universal.authUrl())).press('Send a push')
  const changed = browser.waitForChange()
  control.decide(control.pushes('alice')[0]!.txid, { decision })
  await changed
  expect(browser.leftTo).toBeNull()
  expect(browser.text).toContain(`role="alert">${text}`)
  await browser.press('Send a push')
  expect(control.pushes('alice')).toHaveLength(1)
})

test('a push reported as fraud ends it: the application gets an id token that says deny [S44]', async () => {
  const { browser, universal, control, idToken } = await start()
  await (await browser.open(universal.authUrl())).press('Send a push')
  const changed = browser.waitForChange()
  control.decide(control.pushes('alice')[0]!.txid, { decision: 'fraud' })
  await changed
  expect(browser.text).toContain('Login request reported as fraudulent.')
  await browser.submit('return')
  expect(await idToken(browser.leftTo)).toMatchObject({
    auth_result: { result: 'deny', status: 'fraud' },
    auth_context: { result: 'fraud', reason: 'user_marked_fraud' },
  })
})

test('a call is answered and confirmed while the page shows how far it got', async () => {
  const { browser, universal, control, idToken } = await start()
  await (await browser.open(universal.authUrl())).press('Call it')
  expect(browser.text).toContain('Dialing XXX-XXX-0123...')
  const { txid } = control.pushes('alice')[0]!
  const answered = browser.waitForChange()
  control.decide(txid, { decision: 'answer' })
  await answered
  expect(browser.text).toContain('Answered. Press')
  const ended = browser.waitForChange()
  control.decide(txid, { decision: 'approve' })
  await ended
  expect((await idToken(browser.leftTo)).auth_context.factor).toBe('phone_call')
})

test('codes by message are sent, one of them lets in, a wrong one does not', async () => {
  const { browser, universal, control, idToken } = await start()
  await (await browser.open(universal.authUrl())).press('Text passcodes')
  expect(browser.text).toContain('role="status">New SMS passcodes sent')
  await browser.submit('passcode', { passcode: '000000' })
  expect(browser.text).toContain('Invalid passcode, please try again.')
  const [code] = control.passcode(control.devices()[0]!.id).smsCodes
  await browser.submit('passcode', { passcode: code! })
  expect((await idToken(browser.leftTo)).auth_context).toMatchObject({ factor: 'passcode', reason: 'valid_passcode' })
})

test('a bypass code is told from a passcode', async () => {
  const { browser, universal, control, idToken } = await start()
  const [code] = control.createBypassCodes('alice')
  await (await browser.open(universal.authUrl())).submit('passcode', { passcode: code! })
  expect(await idToken(browser.leftTo)).toMatchObject({
    auth_result: { result: 'allow', status: 'bypass' },
    auth_context: { factor: 'bypass_code' },
  })
})

test('too many wrong passcodes lock out, which the application hears [S44]', async () => {
  const { browser, universal, control, idToken } = await start()
  control.updatePolicy({ lockoutThreshold: 2 })
  await browser.open(universal.authUrl())
  await browser.submit('passcode', { passcode: '000000' })
  await browser.submit('passcode', { passcode: '000001' })
  expect(browser.text).toContain('You have been locked out.')
  await browser.submit('return')
  expect((await idToken(browser.leftTo)).auth_result).toMatchObject({ result: 'deny', status: 'locked_out' })
})

test('where the policy wants it, the code on the page has to be typed on the phone [S33]', async () => {
  const { browser, universal, control, idToken } = await start()
  control.updatePolicy({ verifiedPush: { required: true, digits: 6 } })
  await (await browser.open(universal.authUrl())).press('Send a push')
  const code = /class="code"[^>]*>(\d{6})</.exec(browser.text)?.[1]
  const changed = browser.waitForChange()
  control.decide(control.pushes('alice')[0]!.txid, { decision: 'approve', verificationCode: code! })
  await changed
  expect((await idToken(browser.leftTo)).auth_context.factor).toBe('verified_duo_push')
})

test('a browser is remembered for its days and its application, if its person says that it is theirs [S32] [S45]', async () => {
  const { browser, universal, control, idToken, advance, application } = await start()
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

test('without the policy nobody is asked, and the token goes to nobody but the browser that asked for it [S32]', async () => {
  const { browser, universal, control } = await start()
  await (await browser.open(universal.authUrl())).press('Send a push')
  control.decide(control.pushes('alice')[0]!.txid, { decision: 'approve' })
  expect((await browser.open(browser.path)).leftTo).toContain('duo_code=')
  expect(control.state().rememberedDevices).toEqual([])
})

test('cancel goes back with access_denied, and ends what is under way', async () => {
  const { browser, universal, control } = await start()
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

test('choosing another way takes the push off the phone', async () => {
  const { browser, universal, control } = await start()
  await (await browser.open(universal.authUrl())).press('Send a push')
  await browser.submit('back')
  expect(browser.text).toContain('Send a push')
  expect(control.pushes('alice')).toEqual([])
})

test('a form sent twice pushes once, and no other site can send it', async () => {
  const { browser, universal, control, client } = await start()
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

test('a device or factor that is not offered changes nothing but the words on the page', async () => {
  const { browser, universal, control } = await start()
  await browser.open(universal.authUrl())
  for (const choice of ['push DPXXXXXXXXXXXXXXXXXX', 'passcode x', 'prompt x', '']) {
    await browser.submit('choose', { choice })
    expect(browser.text).toContain('role="alert"')
  }
  expect(control.pushes('alice')).toEqual([])
  expect(browser.leftTo).toBeNull()
})

test('somebody without a phone adds one and logs in with it', async () => {
  const { browser, universal, control, client, idToken } = await start({ isEnrolled: false })
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
] as const)('a user who is %s is not asked for anything', async (status, result, reason) => {
  const { browser, universal, control, idToken } = await start()
  control.updateUser('alice', { status })
  await browser.open(universal.authUrl())
  if (result === 'deny') await browser.submit('return')
  expect(await idToken(browser.leftTo)).toMatchObject({ auth_result: { result }, auth_context: { reason } })
  expect(control.authentications()).toMatchObject([{ username: 'alice', reason }])
})

test.each([
  ['allow', 'allow', 'allow_unenrolled_user'],
  ['deny', 'deny', 'deny_unenrolled_user'],
] as const)('unknown users by the policy "%s" of this application', async (newUsers, result, reason) => {
  const { browser, universal, control, idToken, application } = await start({ isEnrolled: false })
  control.updatePolicy({ newUsers }, application.integrationKey)
  await browser.open(universal.authUrl('stranger'))
  if (result === 'deny') await browser.submit('return')
  expect(await idToken(browser.leftTo)).toMatchObject({
    sub: 'stranger',
    auth_result: { result },
    auth_context: { reason },
  })
})

test('from a trusted network nobody is asked', async () => {
  const { browser, universal, control, idToken } = await start()
  control.updatePolicy({ trustedNetworks: ['127.0.0.0/8'] })
  await browser.open(universal.authUrl())
  expect((await idToken(browser.leftTo)).auth_context).toMatchObject({ factor: 'trusted_network' })
})

test('after five minutes, a reset or the removal of its application a prompt is over', async () => {
  const { browser, universal, control, advance, application } = await start()
  await browser.open(universal.authUrl())
  advance(300_000)
  expect((await browser.open(browser.path)).page?.status).toBe(410)
  expect(browser.text).toContain('That took too long')
  await browser.open(universal.authUrl())
  control.reset()
  expect((await browser.open(browser.path)).page?.status).toBe(404)
  await browser.open(universal.authUrl())
  control.removeApplication(application.integrationKey)
  expect((await browser.open(browser.path)).page?.status).toBe(404)
})
