import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DuoWaitPrompt } from '../interface/duo.type.ts'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo()))
afterAll(() => duo.stop())
afterEach(() => {
  duo.simulator.control.clearFaults()
  duo.aheadMs = 0
})
const decide = (txid: string, decision: 'approve' | 'deny' | 'fraud' | 'timeout' | 'answer') =>
  duo.simulator.control.decide(txid, { decision })
const pushes = (username: string) => duo.calls(username).filter((path) => path === 'auth').length

test('a push goes out by itself and an approval passes the step', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user)
  const begun = await duo.step.begin(context)
  const state = stateOf(begun, 'wait')
  expect(begun.kind).toBe('waiting')
  expect(duo.step.toPrompt(state)).toBeInstanceOf(DuoWaitPrompt)
  expect(duo.step.toPrompt(state)).toMatchObject({
    factor: 'PUSH',
    status: 'pushed',
    verificationCode: null,
    device: { id: user.deviceId },
    acceptsPasscode: true,
  })
  const change = duo.next(context, state)
  const push = await duo.simulator.control.waitForPush(user.username)
  expect(push.pushinfo).toEqual({ Application: 'login.example.com', Address: '192.0.2.7', Browser: 'Firefox on Linux' })
  decide(push.txid, 'approve')
  const passed = await change
  expect(passed).toMatchObject({
    kind: 'passed',
    method: expect.stringMatching(/^Duo push to .*Pixel/u),
    detail: { factor: 'PUSH', status: 'allow' },
  })
  expect(JSON.stringify(passed)).not.toContain(state.txid)
})

test.each([
  ['deny', { kind: 'denied', code: 'DUO_DENIED' }],
  ['fraud', { kind: 'denied', code: 'DUO_FRAUD' }],
  ['timeout', { kind: 'rejected', code: 'DUO_TIMEOUT', state: { step: 'choice' } }],
] as const)('%s is an outcome of its own', async (decision, expected) => {
  const user = duo.createDuoUser()
  const context = duo.logon(user)
  const state = stateOf(await duo.step.begin(context), 'wait')
  decide(state.txid, decision)
  expect(await duo.next(context, state)).toMatchObject(expected)
  expect(duo.limits.holderOf(`duo-push:${user.id}`)).toBeNull()
  expect(pushes(user.username)).toBe(1)
})

test('a push that could not be delivered leads back to the choice, where another may be sent at once', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user)
  duo.simulator.control.updateDevice(user.deviceId, { online: false })
  const state = stateOf(await duo.step.begin(context), 'wait')
  const failed = await duo.next(context, state)
  expect(failed).toMatchObject({ kind: 'rejected', code: 'DUO_PUSH_FAILED', state: { step: 'choice', resendAt: null } })
  duo.simulator.control.updateDevice(user.deviceId, { online: true })
  expect((await duo.step.answer(context, stateOf(failed, 'choice'), { push: { device: 'auto' } })).kind).toBe('waiting')
})

test('a call is shown ringing, answered and approved', async () => {
  const context = duo.logon(duo.createDuoUser(), { settings: { automaticPush: false } })
  const choice = stateOf(await duo.step.begin(context), 'choice')
  const calling = stateOf(await duo.step.answer(context, choice, { phone: { device: 'auto' } }), 'wait')
  expect(calling).toMatchObject({ factor: 'PHONE', status: 'calling' })
  const change = duo.next(context, calling)
  decide(calling.txid, 'answer')
  const answered = await change
  expect(answered).toMatchObject({
    kind: 'waiting',
    state: { status: 'answered', statusMessage: "Answered. Press '#' on your phone to log in." },
  })
  decide(calling.txid, 'approve')
  expect(await duo.next(context, stateOf(answered, 'wait'))).toMatchObject({
    kind: 'passed',
    method: expect.stringMatching(/^Duo call to /u),
  })
})

test('with several devices, or automatic push switched off, nothing is sent without being asked for', async () => {
  const user = duo.createDuoUser()
  expect(await duo.step.begin(duo.logon(user, { settings: { automaticPush: false } }))).toMatchObject({
    kind: 'prompt',
    state: { step: 'choice' },
  })
  duo.simulator.control.createDevice(user.username, { type: 'phone', number: '+1 555 555 0177', activated: true })
  const choice = await duo.step.begin(duo.logon(user))
  expect(choice).toMatchObject({
    kind: 'prompt',
    state: {
      devices: [{ factors: ['PUSH', 'PHONE', 'SMS', 'PASSCODE'] }, { factors: ['PUSH', 'PHONE', 'SMS', 'PASSCODE'] }],
    },
  })
  expect(pushes(user.username)).toBe(0)
})

test('a wait can be taken up by two nodes at once; both see the approval, and nothing is sent again', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user)
  const state = stateOf(await duo.step.begin(context), 'wait')
  const restored = JSON.parse(JSON.stringify(state)) as typeof state
  const both = [duo.next(context, state), duo.next(context, restored)]
  decide((await duo.simulator.control.waitForPush(user.username)).txid, 'approve')
  for (const outcome of await Promise.all(both)) expect(outcome).toMatchObject({ kind: 'passed' })
  expect(pushes(user.username)).toBe(1)
})

test('an approval from while no node was up counts, even when the push’s own time is over', async () => {
  const context = duo.logon(duo.createDuoUser())
  const state = stateOf(await duo.step.begin(context), 'wait')
  decide(state.txid, 'approve')
  duo.aheadMs = 120_000
  expect(await duo.next(context, state)).toMatchObject({ kind: 'passed' })
})

test('a wait that is called off ends at once [C5]', async () => {
  const context = duo.logon(duo.createDuoUser())
  const state = stateOf(await duo.step.begin(context), 'wait')
  const stop = new AbortController()
  const change = duo.step.awaitChange(context, state, stop.signal)
  stop.abort(new Error('called off'))
  await expect(change).rejects.toThrow('called off')
})

test('a device of somebody else’s, or one that can’t do it, is refused before Duo is asked [C10]', async () => {
  const user = duo.createDuoUser()
  const other = duo.createDuoUser()
  duo.simulator.control.updatePolicy({ allowedFactors: ['push', 'passcode'] })
  const context = duo.logon(user, { settings: { automaticPush: false } })
  const choice = stateOf(await duo.step.begin(context), 'choice')
  duo.simulator.control.resetPolicy()
  expect(await duo.step.answer(context, choice, { push: { device: other.deviceId } })).toEqual({
    kind: 'rejected',
    code: 'DUO_DEVICE_UNKNOWN',
  })
  expect(await duo.step.answer(context, choice, { phone: { device: user.deviceId } })).toEqual({
    kind: 'rejected',
    code: 'DUO_FACTOR_UNAVAILABLE',
  })
  expect(await duo.step.answer(context, choice, { sms: { device: 'auto' } })).toEqual({
    kind: 'rejected',
    code: 'DUO_FACTOR_UNAVAILABLE',
  })
  expect(pushes(user.username)).toBe(0)
})

test('an answer of no kind, or of several, does nothing', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user, { settings: { automaticPush: false } })
  const choice = stateOf(await duo.step.begin(context), 'choice')
  for (const answer of [
    {},
    { poll: false },
    { chooseAgain: false },
    { push: { device: 'auto' }, passcode: '123456' },
    { push: null },
  ])
    expect(await duo.step.answer(context, choice, answer)).toEqual({ kind: 'rejected', code: 'ANSWER_WRONG_KIND' })
  expect(duo.step.isPoll({ poll: true })).toBe(true)
  for (const answer of [{ poll: false }, {}, { passcode: '1' }]) expect(duo.step.isPoll(answer)).toBe(false)
  expect(pushes(user.username)).toBe(0)
})

test('choosing again sends nothing, and what was sent before no longer counts', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user)
  const state = stateOf(await duo.step.begin(context), 'wait')
  const again = await duo.step.answer(context, state, { chooseAgain: true })
  expect(again).toMatchObject({ kind: 'prompt', state: { step: 'choice', resendAt: state.resendAt } })
  expect(JSON.stringify(again)).not.toContain(state.txid)
  expect(pushes(user.username)).toBe(1)
})

test('the phone is told the text and the name only where they are set and differ', async () => {
  const user = { ...duo.createDuoUser() }
  await duo.step.begin(duo.logon(user))
  expect(duo.simulator.control.pushes(user.username)[0]).toMatchObject({ type: null, displayUsername: null })
  const cased = { ...duo.createDuoUser() }
  await duo.step.begin(
    duo.logon(
      { ...cased, username: cased.username.toUpperCase() },
      { settings: { usernameFormat: 'lower-case', displayText: 'Sallyport' } },
    ),
  )
  expect(duo.simulator.control.pushes(cased.username)[0]).toMatchObject({
    type: 'Sallyport',
    displayUsername: cased.username.toUpperCase(),
  })
})

test('while a push is open Duo is asked one long poll at a time, not in a loop [C6]', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user)
  const state = stateOf(await duo.step.begin(context), 'wait')
  const polls = () =>
    duo.simulator.control
      .log()
      .filter(({ path, parameters }) => path === '/auth/v2/auth_status' && parameters.txid === state.txid).length
  const change = duo.next(context, state)
  await expect.poll(polls).toBeGreaterThan(0)
  await new Promise((resolve) => setTimeout(resolve, 300))
  // The first is answered at once with what is known already; the next one blocks.
  expect(polls()).toBeLessThanOrEqual(2)
  decide(state.txid, 'approve')
  expect(await change).toMatchObject({ kind: 'passed' })
})

test('a Duo that answers nothing to go by is asked again with a pause between, and not for ever [C6]', async () => {
  const other = await startDuo({ pushLifeMs: 400, pushGraceMs: 20, lastWordMs: 200, pauseMinMs: 50, pauseMaxMs: 50 })
  const context = other.logon(other.createDuoUser())
  const state = stateOf(await other.step.begin(context), 'wait')
  other.simulator.control.addFault({ kind: 'not-json', count: null, path: 'auth_status' })
  expect(await other.next(context, state)).toMatchObject({ kind: 'denied', code: 'DUO_UNREACHABLE' })
  expect(other.calls().filter((call) => call === 'auth_status').length).toBeLessThanOrEqual(420 / 50 + 3)
  await other.stop()
})
