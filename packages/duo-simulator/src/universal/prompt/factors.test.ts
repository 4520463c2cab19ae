import { expect, test } from 'vitest'
import { startPrompt } from '../../testing/start-prompt.ts'
import { REDIRECT_URI, STATE } from '../../testing/universal-client.ts'

test('a push approved on the phone leads back to the application [S45]', async () => {
  const { browser, universal, control, idToken } = await startPrompt()
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

test.each([
  ['deny', 'Login request denied.'],
  ['timeout', 'Login timed out.'],
] as const)('after "%s" on the phone the user can try again', async (decision, text) => {
  const { browser, universal, control } = await startPrompt()
  await (await browser.open(universal.authUrl())).press('Send a push')
  const changed = browser.waitForChange()
  control.decide(control.pushes('alice')[0]!.txid, { decision })
  await changed
  expect(browser.leftTo).toBeNull()
  expect(browser.text).toContain(`role="alert">${text}`)
  await browser.press('Send a push')
  expect(control.pushes('alice')).toHaveLength(1)
})

test('a push reported as fraud ends the prompt with an id token that says deny [S44]', async () => {
  const { browser, universal, control, idToken } = await startPrompt()
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

test('the page follows a call from ringing to its confirmation', async () => {
  const { browser, universal, control, idToken } = await startPrompt()
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

test('sends SMS codes, accepts one of them and refuses a wrong one', async () => {
  const { browser, universal, control, idToken } = await startPrompt()
  await (await browser.open(universal.authUrl())).press('Text passcodes')
  expect(browser.text).toContain('role="status">New SMS passcodes sent')
  await browser.submit('passcode', { passcode: '000000' })
  expect(browser.text).toContain('Invalid passcode, please try again.')
  const [code] = control.passcode(control.devices()[0]!.id).smsCodes
  await browser.submit('passcode', { passcode: code! })
  expect((await idToken(browser.leftTo)).auth_context).toMatchObject({ factor: 'passcode', reason: 'valid_passcode' })
})

test('distinguishes a bypass code from a passcode', async () => {
  const { browser, universal, control, idToken } = await startPrompt()
  const [code] = control.createBypassCodes('alice')
  await (await browser.open(universal.authUrl())).submit('passcode', { passcode: code! })
  expect(await idToken(browser.leftTo)).toMatchObject({
    auth_result: { result: 'allow', status: 'bypass' },
    auth_context: { factor: 'bypass_code' },
  })
})

test('too many wrong passcodes lock the user out, which the id token reports [S44]', async () => {
  const { browser, universal, control, idToken } = await startPrompt()
  control.updatePolicy({ lockoutThreshold: 2 })
  await browser.open(universal.authUrl())
  await browser.submit('passcode', { passcode: '000000' })
  await browser.submit('passcode', { passcode: '000001' })
  expect(browser.text).toContain('You have been locked out.')
  await browser.submit('return')
  expect((await idToken(browser.leftTo)).auth_result).toMatchObject({ result: 'deny', status: 'locked_out' })
})

test('shows a code to type on the phone if the policy requires it [S33]', async () => {
  const { browser, universal, control, idToken } = await startPrompt()
  control.updatePolicy({ verifiedPush: { required: true, digits: 6 } })
  await (await browser.open(universal.authUrl())).press('Send a push')
  const code = /class="code"[^>]*>(\d{6})</.exec(browser.text)?.[1]
  const changed = browser.waitForChange()
  control.decide(control.pushes('alice')[0]!.txid, { decision: 'approve', verificationCode: code! })
  await changed
  expect((await idToken(browser.leftTo)).auth_context.factor).toBe('verified_duo_push')
})
