import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DuoWaitPrompt } from '../interface/duo.type.ts'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo()))
afterAll(() => duo.stop())
beforeEach(() => void duo.simulator.control.updatePolicy({ verifiedPush: { required: true, digits: 6 } }))
afterEach(() => void (duo.aheadMs = 0))

test('the code is shown, typed into the phone, and passes [C13]', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user, { options: { verifiedPushOnly: true } })
  const state = stateOf(await duo.step.begin(context), 'wait')
  const { verificationCode, expiresAt, title } = duo.step.toPrompt(state) as DuoWaitPrompt
  expect(verificationCode).toMatch(/^\d{6}$/u)
  expect(title).toBe('Type this code into your phone')
  expect(expiresAt.getTime()).toBeLessThanOrEqual(duo.now() + 60_000)
  duo.simulator.control.decide(state.txid, { decision: 'approve', verificationCode: verificationCode! })
  expect(await duo.next(context, state)).toMatchObject({
    kind: 'passed',
    method: expect.stringMatching(/^Duo Verified Push to /u),
    detail: { verified: true },
  })
})

test('another number typed into the phone denies [C13]', async () => {
  const context = duo.logon(duo.createDuoUser())
  const state = stateOf(await duo.step.begin(context), 'wait')
  const wrong = state.verificationCode === '000000' ? '000001' : '000000'
  duo.simulator.control.decide(state.txid, { decision: 'approve', verificationCode: wrong })
  expect(await duo.next(context, state)).toMatchObject({ kind: 'denied', code: 'DUO_DENIED' })
})

test('sent again, it has a code and a transaction of its own [C13]', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user)
  const state = stateOf(await duo.step.begin(context), 'wait')
  duo.aheadMs = 21_000
  const again = stateOf(await duo.step.answer(context, state, { push: { device: 'auto' } }), 'wait')
  expect(again.txid).not.toBe(state.txid)
  expect(again.verificationCode).not.toBeNull()
  duo.simulator.control.decide(again.txid, { decision: 'approve', verificationCode: again.verificationCode! })
  expect(await duo.next(context, again)).toMatchObject({ kind: 'passed' })
})

test('somebody who took long to choose gets a fresh code [C13]', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user, { settings: { automaticPush: false } })
  const choice = stateOf(await duo.step.begin(context), 'choice')
  duo.aheadMs = 50_000
  const state = stateOf(await duo.step.answer(context, choice, { push: { device: 'auto' } }), 'wait')
  expect(state.txid).not.toBe(choice.verification!.txid)
  expect(duo.calls(user.username)).toEqual(['preauth', 'preauth', 'auth'])
})

test('the code is not shown before the push is sent', async () => {
  const choice = stateOf(
    await duo.step.begin(duo.logon(duo.createDuoUser(), { settings: { automaticPush: false } })),
    'choice',
  )
  expect(JSON.stringify(duo.step.toPrompt(choice))).not.toContain(choice.verification!.code)
})

test('where only Verified Push counts and Duo gives no code, nothing is sent and passcodes remain', async () => {
  duo.simulator.control.updatePolicy({ verifiedPush: { required: false } })
  const user = duo.createDuoUser()
  const context = duo.logon(user, { options: { verifiedPushOnly: true } })
  const begun = await duo.step.begin(context)
  expect(begun).toMatchObject({
    kind: 'rejected',
    code: 'DUO_VERIFIED_PUSH_REQUIRED',
    state: { devices: [{ factors: ['SMS', 'PASSCODE'] }] },
  })
  const choice = stateOf(begun, 'choice')
  expect(await duo.step.answer(context, choice, { push: { device: user.deviceId } })).toMatchObject({
    kind: 'rejected',
    code: 'DUO_VERIFIED_PUSH_REQUIRED',
  })
  expect(await duo.step.answer(context, choice, { phone: { device: user.deviceId } })).toMatchObject({
    kind: 'rejected',
    code: 'DUO_FACTOR_UNAVAILABLE',
  })
  expect(duo.calls(user.username)).toEqual(['preauth'])
  expect(
    await duo.step.answer(context, choice, { passcode: duo.simulator.control.passcode(user.deviceId).passcode }),
  ).toMatchObject({ kind: 'passed' })
})
