import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DuoEnrollmentPrompt } from '../interface/duo.type.ts'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo()))
afterAll(() => duo.stop())
afterEach(() => {
  duo.simulator.control.clearFaults()
  duo.simulator.control.resetPolicy()
})

test('a user whom Duo does not know gets a code to scan, and goes straight on to a push when it is activated [C20]', async () => {
  const user = duo.createUser()
  const context = duo.logon(user)
  const begun = await duo.step.begin(context)
  const state = stateOf(begun, 'enrollment')
  expect(begun.kind).toBe('waiting')
  const prompt = duo.step.toPrompt(state) as DuoEnrollmentPrompt
  expect(prompt).toBeInstanceOf(DuoEnrollmentPrompt)
  expect(prompt.qrCode).toMatch(/^data:image\/svg\+xml;base64,/u)
  expect(prompt.activationCode).toBe(state.activationCode)
  expect(prompt.portalUrl).toBeNull()
  const change = duo.next(context, state)
  const { userId } = duo.simulator.control.activate(prompt.activationCode!)
  const outcome = await change
  expect(outcome).toMatchObject({
    kind: 'waiting',
    enrollment: { externalId: userId },
    state: { step: 'wait', factor: 'PUSH' },
  })
  duo.simulator.control.decide(stateOf(outcome, 'wait').txid, { decision: 'approve' })
  expect(
    await duo.next(duo.logon(user, { enrollment: { externalId: userId } }), stateOf(outcome, 'wait')),
  ).toMatchObject({ kind: 'passed' })
})

test('what the QR code says activates the phone as well [C20]', async () => {
  const state = stateOf(await duo.step.begin(duo.logon(duo.createUser())), 'enrollment')
  expect(duo.simulator.control.activate(state.qrText).userId).toBe(state.duoUserId)
})

test('without automatic push the choice follows the enrollment', async () => {
  const context = duo.logon(duo.createUser(), { settings: { automaticPush: false } })
  const state = stateOf(await duo.step.begin(context), 'enrollment')
  duo.simulator.control.activate(state.activationCode)
  expect(await duo.next(context, state)).toMatchObject({
    kind: 'prompt',
    enrollment: { externalId: state.duoUserId },
    state: { step: 'choice' },
  })
})

test('two watchers of one enrollment send one push', async () => {
  const user = duo.createUser()
  const context = duo.logon(user)
  const state = stateOf(await duo.step.begin(context), 'enrollment')
  const stop = new AbortController()
  const watchers = [0, 1].map(() => duo.step.awaitChange(context, state, stop.signal).catch(() => 'stopped' as const))
  duo.simulator.control.activate(state.activationCode)
  expect(await Promise.race(watchers)).toMatchObject({ kind: 'waiting', state: { step: 'wait' } })
  stop.abort()
  await Promise.all(watchers)
  expect(duo.simulator.control.pushes(user.username)).toHaveLength(1)
})

test('an activation code that Duo no longer takes is no dead end: Duo’s own page has another [C20]', async () => {
  const user = duo.createUser()
  const context = duo.logon(user)
  const state = stateOf(await duo.step.begin(context), 'enrollment')
  const portal = stateOf(
    await duo.next(context, { ...state, activationCode: 'duo://00000000000000000000-xxxx' }),
    'portal',
  )
  expect(duo.step.toPrompt(portal)).toMatchObject({
    notice: expect.stringContaining('expired'),
    portalUrl: expect.stringContaining('/portal?code='),
  })
  duo.simulator.control.createDevice(user.username, { type: 'phone', number: '+1 555 555 0102', activated: true })
  expect(await duo.next(context, portal)).toMatchObject({ kind: 'waiting', state: { step: 'wait' } })
})

test('the time to enroll ends with the logon at the latest', async () => {
  const context = duo.logon(duo.createUser())
  const state = stateOf(await duo.step.begin({ ...context, expiresAt: duo.now() + 90_000 }), 'enrollment')
  expect(state.expiresAt).toBeLessThanOrEqual(duo.now() + 90_000)
  expect(await duo.next(context, { ...state, expiresAt: duo.now() - 1 })).toMatchObject({
    kind: 'denied',
    code: 'DUO_ENROLLMENT_EXPIRED',
  })
})

test('with self-enrollment switched off the user is refused and no user is made at Duo', async () => {
  const user = duo.createUser()
  expect(await duo.step.begin(duo.logon(user, { settings: { selfEnrollment: false } }))).toMatchObject({
    kind: 'denied',
    code: 'DUO_ENROLLMENT_REQUIRED',
  })
  expect(duo.simulator.control.users().map(({ username }) => username)).not.toContain(user.username)
})

test('an abandoned enrollment is taken up again on Duo’s own page [C20]', async () => {
  const user = duo.createUser()
  await duo.step.begin(duo.logon(user))
  const context = duo.logon(user)
  const state = stateOf(await duo.step.begin(context), 'portal')
  const prompt = duo.step.toPrompt(state) as DuoEnrollmentPrompt
  expect(prompt).toMatchObject({
    qrCode: null,
    activationCode: null,
    portalUrl: expect.stringMatching(/^https?:\/\/localhost:/u),
  })
  const change = duo.next(context, state)
  duo.simulator.control.createDevice(user.username, { type: 'phone', number: '+1 555 555 0101', activated: true })
  expect(await change).toMatchObject({ kind: 'waiting', state: { step: 'wait' } })
})

test('a Duo that is away for a moment costs nobody the enrollment', async () => {
  const context = duo.logon(duo.createUser())
  const state = stateOf(await duo.step.begin(context), 'enrollment')
  duo.simulator.control.addFault({ kind: 'error500', count: 3, path: 'enroll_status' })
  duo.simulator.control.activate(state.activationCode)
  expect(await duo.next(context, state)).toMatchObject({ kind: 'waiting', state: { step: 'wait' } })
})

test('a Duo that asks to slow down while somebody enrolls is not asked before its time [C7]', async () => {
  const context = duo.logon(duo.createUser())
  const state = stateOf(await duo.step.begin(context), 'enrollment')
  const asked = () =>
    duo.simulator.control
      .log()
      .filter(({ path, parameters }) => path === '/auth/v2/enroll_status' && parameters.user_id === state.duoUserId)
      .length
  duo.simulator.control.addFault({ kind: 'rate-limit', count: null, seconds: 300, path: 'enroll_status' })
  const stop = new AbortController()
  const waiting = duo.step.awaitChange(context, state, stop.signal)
  await expect.poll(asked, { timeout: 10_000 }).toBe(1)
  // Many times as long as there is between two looks.
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(asked()).toBe(1)
  stop.abort()
  await expect(waiting).rejects.toThrow()
})

test('a push that fails to start after an enrollment is not tried again', async () => {
  const user = duo.createUser()
  const context = duo.logon(user)
  const state = stateOf(await duo.step.begin(context), 'enrollment')
  duo.simulator.control.addFault({ kind: 'reset', count: null, path: 'auth' })
  duo.simulator.control.activate(state.activationCode)
  expect(await duo.next(context, state)).toMatchObject({ kind: 'denied', code: 'DUO_UNREACHABLE' })
  expect(
    duo.simulator.control
      .log()
      .filter(({ path, parameters }) => path === '/auth/v2/auth' && parameters.user_id === state.duoUserId),
  ).toHaveLength(1)
})
