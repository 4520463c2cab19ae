import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo()))
afterAll(() => duo.stop())
afterEach(() => {
  duo.simulator.control.resetPolicy()
  duo.aheadMs = 0
})
const auths = (username: string) => duo.calls(username).filter((path) => path === 'auth').length

async function choose() {
  const user = duo.createDuoUser()
  const context = duo.logon(user, { settings: { automaticPush: false } })
  return {
    user,
    context,
    state: stateOf(await duo.step.begin(context), 'choice'),
    passcode: () => duo.simulator.control.passcode(user.deviceId).passcode!,
  }
}

test('a passcode of Duo Mobile passes, typed with spaces or without', async () => {
  const { context, state, passcode } = await choose()
  const typed = passcode().replace(/^(\d{3})/u, ' $1 ')
  expect(await duo.step.answer(context, state, { passcode: typed })).toMatchObject({
    kind: 'passed',
    method: 'Duo passcode',
  })
})

test('a passcode may be typed while a push is open, which then no longer counts', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user)
  const state = stateOf(await duo.step.begin(context), 'wait')
  expect(await duo.step.answer(context, state, { passcode: '000000' })).toMatchObject({
    kind: 'rejected',
    code: 'DUO_PASSCODE_INCORRECT',
  })
  const { passcode } = duo.simulator.control.passcode(user.deviceId)
  expect(await duo.step.answer(context, state, { passcode })).toMatchObject({ kind: 'passed' })
  expect(duo.limits.holderOf(`duo-push:${user.id}`)).toBeNull()
})

test('a wrong one and a used one are told apart', async () => {
  const { user, context, state, passcode } = await choose()
  const right = passcode()
  expect(await duo.step.answer(context, state, { passcode: right === '000000' ? '000001' : '000000' })).toMatchObject({
    kind: 'rejected',
    code: 'DUO_PASSCODE_INCORRECT',
    field: 'passcode',
  })
  expect(await duo.step.answer(context, state, { passcode: right })).toMatchObject({ kind: 'passed' })
  expect(await duo.step.answer(duo.logon(user), state, { passcode: right })).toMatchObject({
    kind: 'rejected',
    code: 'DUO_PASSCODE_USED',
    field: 'passcode',
  })
})

test('what can’t be a passcode is refused without asking Duo', async () => {
  const { user, context, state } = await choose()
  for (const passcode of ['', '   ', '123', 'x'.repeat(65), '12345é', '123456; --'])
    expect(await duo.step.answer(context, state, { passcode })).toMatchObject({ code: 'DUO_PASSCODE_INCORRECT' })
  expect(auths(user.username)).toBe(0)
})

test('guesses are limited before they are checked, also when they come at once', async () => {
  const { user, context, state, passcode } = await choose()
  const wrong = passcode() === '000000' ? '000001' : '000000'
  const outcomes = await Promise.all(
    Array.from({ length: 9 }, () => duo.step.answer(context, state, { passcode: wrong })),
  )
  expect(outcomes.filter(({ kind }) => kind === 'denied')).toHaveLength(4)
  expect(await duo.step.answer(context, state, { passcode: passcode() })).toMatchObject({
    kind: 'denied',
    code: 'LOGON_LOCKED',
    retryAt: expect.any(Number),
  })
  expect(auths(user.username)).toBe(5)
})

test('a user whom Duo locks out on the way is told so', async () => {
  duo.simulator.control.updatePolicy({ lockoutThreshold: 1 })
  const { user, context, state, passcode } = await choose()
  expect(
    await duo.step.answer(context, state, { passcode: passcode() === '000000' ? '000001' : '000000' }),
  ).toMatchObject({ kind: 'denied', code: 'DUO_LOCKED_OUT' })
  expect(await duo.step.begin(duo.logon(user))).toMatchObject({ kind: 'denied', code: 'DUO_LOCKED_OUT' })
})

test('a bypass code that an administrator gave out passes, and is recorded as one', async () => {
  const { user, context, state } = await choose()
  const [passcode = ''] = duo.simulator.control.createBypassCodes(user.username)
  expect(await duo.step.answer(context, state, { passcode })).toMatchObject({
    kind: 'passed',
    method: 'Duo bypass code',
    detail: { bypassCode: true },
  })
})

test('somebody whom Duo has begun to let in unasked passes by a bypass, whatever they typed or had sent', async () => {
  const { user, context, state } = await choose()
  duo.simulator.control.updateUser(user.username, { status: 'bypass' })
  const accepting = duo.logon(user, { options: { bypass: 'accept' } })
  for (const answer of [{ passcode: '000000' }, { sms: { device: 'auto' } }]) {
    expect(await duo.step.answer(context, state, answer)).toMatchObject({ kind: 'denied', code: 'DUO_BYPASS_REFUSED' })
    expect(await duo.step.answer(accepting, state, answer)).toMatchObject({ kind: 'passed', exception: 'BYPASSED' })
  }
})

test('a user with a hardware token alone is asked for its passcode', async () => {
  const user = duo.createUser()
  duo.simulator.control.createUser(user.username)
  const { id } = duo.simulator.control.createDevice(user.username, { type: 'token', serial: '20361492' })
  const context = duo.logon(user)
  const begun = await duo.step.begin(context)
  expect(begun).toMatchObject({
    kind: 'prompt',
    state: { devices: [{ name: 'Hardware token 20361492', factors: ['PASSCODE'] }] },
  })
  expect(
    await duo.step.answer(context, stateOf(begun, 'choice'), { passcode: duo.simulator.control.passcode(id).passcode }),
  ).toMatchObject({ kind: 'passed' })
})

test('codes by SMS are no failure of the user’s, and one of them passes [C9]', async () => {
  const { user, context, state } = await choose()
  const sent = await duo.step.answer(context, state, { sms: { device: 'auto' } })
  expect(sent).toMatchObject({
    kind: 'prompt',
    state: {
      step: 'choice',
      notice: expect.stringMatching(/^Passcodes were sent by SMS to /u),
      resendAt: expect.any(Number),
    },
  })
  const { smsCodes = [] } = duo.simulator.control.passcode(user.deviceId)
  expect(await duo.step.answer(context, stateOf(sent, 'choice'), { sms: { device: 'auto' } })).toMatchObject({
    kind: 'rejected',
    code: 'DUO_RESEND_TOO_EARLY',
  })
  expect(await duo.step.answer(context, stateOf(sent, 'choice'), { passcode: smsCodes[0]! })).toMatchObject({
    kind: 'passed',
  })
})

test('SMS are limited per user', async () => {
  const { context, state } = await choose()
  for (let count = 0; count < 3; count++)
    expect((await duo.step.answer(context, state, { sms: { device: 'auto' } })).kind).toBe('prompt')
  expect(await duo.step.answer(context, state, { sms: { device: 'auto' } })).toMatchObject({
    kind: 'rejected',
    code: 'DUO_TOO_MANY_PUSHES',
    retryAt: expect.any(Number),
  })
})

test('no outcome repeats what was typed', async () => {
  const { context, state } = await choose()
  expect(JSON.stringify(await duo.step.answer(context, state, { passcode: '8675309' }))).not.toContain('8675309')
})
