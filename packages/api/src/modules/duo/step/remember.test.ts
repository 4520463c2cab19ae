import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'
import { DuoRememberPrompt } from '../interface/duo.type.ts'

let duo: DuoJourney
beforeAll(async () => {
  duo = await startDuo()
  duo.simulator.control.updatePolicy({ rememberedDevices: { enabled: true } })
})
afterAll(() => duo.stop())

const OFFERED = { options: { rememberBrowsers: true } }

/** A logon that Duo has confirmed, up to the question. */
async function confirm(user = duo.createDuoUser()) {
  const context = duo.logon(user, OFFERED)
  const state = stateOf(await duo.step.begin(context), 'wait')
  duo.simulator.control.decide(state.txid, { decision: 'approve' })
  return { user, context, outcome: await duo.next(context, state) }
}

/** What a browser remembers after its user has said yes. */
async function remember(user = duo.createDuoUser()): Promise<string> {
  const { context, outcome } = await confirm(user)
  const passed = await duo.step.answer(context, stateOf(outcome, 'remember'), { remember: true })
  if (passed.kind !== 'passed' || !passed.remember) throw new Error(JSON.stringify(passed))
  return passed.remember.value
}

test('the person is asked once Duo has confirmed, and only a yes keeps Duo’s token [C14]', async () => {
  const { context, outcome } = await confirm()
  const state = stateOf(outcome, 'remember')
  const prompt = duo.step.toPrompt(state)
  expect(prompt).toBeInstanceOf(DuoRememberPrompt)
  expect(JSON.stringify(prompt)).not.toContain(state.trustedDeviceToken)
  const no = await duo.step.answer(context, state, { remember: false })
  expect(no).toMatchObject({ kind: 'passed', method: expect.stringContaining('Duo push to') })
  expect(no).not.toHaveProperty('remember')
  const yes = await duo.step.answer(context, state, { remember: true })
  expect(yes).toMatchObject({
    kind: 'passed',
    remember: { value: expect.stringContaining(state.trustedDeviceToken), expiresAt: expect.any(Number) },
  })
  expect(JSON.stringify({ ...yes, remember: null })).not.toContain(state.trustedDeviceToken)
})

test('by the generic fields a yes has to be said as well', async () => {
  const { outcome } = await confirm()
  const state = stateOf(outcome, 'remember')
  const fields = (given: Record<string, string>) => duo.step.fromFields(new Map(Object.entries(given)), state)
  expect(fields({ remember: 'yes' })).toEqual({ remember: true })
  expect(fields({ remember: 'no' })).toEqual({ remember: false })
  expect(fields({ remember: 'true' })).toBeNull()
  expect(fields({})).toEqual({ poll: true })
})

test('who doesn’t answer is let in after a while, and nothing is remembered', async () => {
  const { context, outcome } = await confirm()
  const state = stateOf(outcome, 'remember')
  const passed = await duo.next(context, { ...state, expiresAt: duo.now() - 1 })
  expect(passed).toMatchObject({ kind: 'passed', detail: { browserRemembered: false } })
  expect(passed).not.toHaveProperty('remember')
})

test('nobody is asked where Duo’s policy, the step or the way in leaves no room for it', async () => {
  const approve = async (context: ReturnType<DuoJourney['logon']>) => {
    const state = stateOf(await duo.step.begin(context), 'wait')
    duo.simulator.control.decide(state.txid, { decision: 'approve' })
    return duo.next(context, state)
  }
  expect(await approve(duo.logon(duo.createDuoUser()))).toMatchObject({ kind: 'passed' })
  expect(await approve(duo.logon(duo.createDuoUser(), { ...OFFERED, more: { mayRemember: false } }))).toMatchObject({
    kind: 'passed',
  })
  duo.simulator.control.updatePolicy({ rememberedDevices: { enabled: false } })
  expect(await approve(duo.logon(duo.createDuoUser(), OFFERED))).toMatchObject({ kind: 'passed' })
  duo.simulator.control.updatePolicy({ rememberedDevices: { enabled: true } })
})

test('a passcode is asked about as well', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user, { ...OFFERED, settings: { automaticPush: false } })
  const choice = stateOf(await duo.step.begin(context), 'choice')
  const { passcode } = duo.simulator.control.passcode(user.deviceId)
  expect(stateOf(await duo.step.answer(context, choice, { passcode }), 'remember').lastChoice).toEqual({
    factor: 'PASSCODE',
    deviceId: null,
  })
})

test('a remembered browser passes as such, not as a bypass, and disturbs nobody [C3] [C14]', async () => {
  const user = duo.createDuoUser()
  const remembered = await remember(user)
  expect(await duo.step.begin(duo.logon(user, { ...OFFERED, more: { remembered } }))).toMatchObject({
    kind: 'passed',
    exception: 'REMEMBERED',
    method: 'browser remembered by Duo',
  })
  expect(duo.simulator.control.pushes(user.username)).toEqual([])
})

test('a token is dropped when Duo takes it no longer, and the person is asked as ever [C14]', async () => {
  const user = duo.createDuoUser()
  const remembered = (await remember(user)).replace(/.{5}"\}$/u, '00000"}')
  expect(await duo.step.begin(duo.logon(user, { ...OFFERED, more: { remembered } }))).toMatchObject({
    kind: 'waiting',
    forgetBrowser: true,
    state: { step: 'wait' },
  })
})

test('a token is dropped when Duo refuses the user, and gets nobody past it [C14]', async () => {
  const user = duo.createDuoUser()
  const remembered = await remember(user)
  duo.simulator.control.updateUser(user.username, { status: 'disabled' })
  expect(await duo.step.begin(duo.logon(user, { ...OFFERED, more: { remembered } }))).toMatchObject({
    kind: 'denied',
    code: 'DUO_DISABLED',
    forgetBrowser: true,
  })
})

test('a bypass is refused as such although the browser is remembered', async () => {
  const user = duo.createDuoUser()
  const remembered = await remember(user)
  duo.simulator.control.updateUser(user.username, { status: 'bypass' })
  expect(await duo.step.begin(duo.logon(user, { ...OFFERED, more: { remembered } }))).toMatchObject({
    kind: 'denied',
    code: 'DUO_BYPASS_REFUSED',
  })
})

test('a token of another application, or of nobody’s, is not even shown to Duo', async () => {
  const user = duo.createDuoUser()
  const remembered = (await remember(user)).replace(duo.settings.settings.integrationKey, 'DI00000000000000000X')
  for (const value of [remembered, 'x', '{}', '[]', 'null']) {
    const outcome = await duo.step.begin(
      duo.logon(user, { ...OFFERED, settings: { automaticPush: false }, more: { remembered: value } }),
    )
    expect(outcome).toMatchObject({ kind: 'prompt', forgetBrowser: true })
  }
  expect(
    duo.simulator.control
      .log()
      .filter(({ parameters }) => parameters.username === user.username && 'trusted_device_token' in parameters),
  ).toEqual([])
})

test('another user’s token is good for nothing', async () => {
  const remembered = await remember()
  const other = duo.createDuoUser()
  expect(await duo.step.begin(duo.logon(other, { ...OFFERED, more: { remembered } }))).toMatchObject({
    kind: 'waiting',
    forgetBrowser: true,
  })
})

test('an answer to another question is none', async () => {
  const { context, outcome } = await confirm()
  const state = stateOf(outcome, 'remember')
  for (const given of [
    { passcode: '123456' },
    { push: { device: 'auto' } },
    { chooseAgain: true },
    { enrollmentCode: 'x' },
  ])
    expect(await duo.step.answer(context, state, given)).toMatchObject({ kind: 'rejected', code: 'ANSWER_WRONG_KIND' })
})
