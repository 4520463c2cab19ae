import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { StepUser } from '../../../module-contract/step-context.ts'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo()))
afterAll(() => duo.stop())
afterEach(() => void (duo.aheadMs = 0))
const pushes = (username: string) => duo.calls(username).filter((path) => path === 'auth').length
const MINUTE = 60_000

/** A push that comes to nothing, in a logon of its own. */
async function timeOutOnce(user: StepUser) {
  const context = duo.logon(user)
  const begun = await duo.step.begin(context)
  if (begun.kind !== 'waiting') return begun
  const state = stateOf(begun, 'wait')
  duo.simulator.control.decide(state.txid, { decision: 'timeout' })
  return duo.next(context, state)
}

test('two logons of one user: one push, and its approval counts for the first alone [C12]', async () => {
  const user = duo.createDuoUser()
  const first = duo.logon(user)
  const state = stateOf(await duo.step.begin(first), 'wait')
  const second = duo.logon(user)
  const begun = await duo.step.begin(second)
  expect(begun).toMatchObject({
    kind: 'rejected',
    code: 'DUO_TOO_MANY_PUSHES',
    retryAt: expect.any(Number),
    state: { step: 'choice' },
  })
  expect(await duo.step.answer(second, stateOf(begun, 'choice'), { phone: { device: 'auto' } })).toMatchObject({
    kind: 'rejected',
    code: 'DUO_TOO_MANY_PUSHES',
  })
  expect(pushes(user.username)).toBe(1)
  duo.simulator.control.decide(state.txid, { decision: 'approve' })
  expect(await duo.next(first, state)).toMatchObject({ kind: 'passed' })
  expect((await duo.step.answer(second, stateOf(begun, 'choice'), { push: { device: 'auto' } })).kind).toBe('waiting')
})

test('pushes that are asked for at the same time: one is sent [C11]', async () => {
  const user = duo.createDuoUser()
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => duo.step.begin(duo.logon(user))))
  expect(outcomes.filter(({ kind }) => kind === 'waiting')).toHaveLength(1)
  expect(pushes(user.username)).toBe(1)
})

test('no push is sent again before its time, and then a new one replaces the old [C11]', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user)
  const state = stateOf(await duo.step.begin(context), 'wait')
  for (const answer of [{ push: { device: 'auto' } }, { phone: { device: 'auto' } }, { sms: { device: 'auto' } }])
    expect(await duo.step.answer(context, state, answer)).toEqual({
      kind: 'rejected',
      code: 'DUO_RESEND_TOO_EARLY',
      retryAt: state.resendAt,
    })
  duo.aheadMs = 21_000
  const again = stateOf(await duo.step.answer(context, state, { push: { device: 'auto' } }), 'wait')
  expect(again.txid).not.toBe(state.txid)
  duo.simulator.control.decide(state.txid, { decision: 'approve' })
  duo.simulator.control.decide(again.txid, { decision: 'deny' })
  expect(await duo.next(context, again)).toMatchObject({ kind: 'denied', code: 'DUO_DENIED' })
})

test('three pushes in five minutes and ten in a day are the end, until the user gets in [C11]', async () => {
  const user = duo.createDuoUser()
  for (let count = 0; count < 3; count++) expect(await timeOutOnce(user)).toMatchObject({ code: 'DUO_TIMEOUT' })
  expect(await timeOutOnce(user)).toMatchObject({
    kind: 'rejected',
    code: 'DUO_TOO_MANY_PUSHES',
    state: { step: 'choice' },
  })
  expect(pushes(user.username)).toBe(3)
  for (let count = 3; count < 10; count++) {
    duo.aheadMs += 6 * MINUTE
    // The simulator's clock is not moved along, so that signatures older than its window would be refused.
    duo.simulator.control.clearFaults()
    duo.simulator.control.addFault({ kind: 'clock-skew', count: null, seconds: duo.aheadMs / 1000 })
    expect(await timeOutOnce(user)).toMatchObject({ code: 'DUO_TIMEOUT' })
  }
  duo.aheadMs += 6 * MINUTE
  duo.simulator.control.clearFaults()
  duo.simulator.control.addFault({ kind: 'clock-skew', count: null, seconds: duo.aheadMs / 1000 })
  const refused = await timeOutOnce(user)
  expect(refused).toMatchObject({ kind: 'rejected', code: 'DUO_TOO_MANY_PUSHES' })
  expect(pushes(user.username)).toBe(10)
  const { passcode } = duo.simulator.control.passcode(user.deviceId)
  expect(await duo.step.answer(duo.logon(user), stateOf(refused, 'choice'), { passcode })).toMatchObject({
    kind: 'passed',
  })
  expect((await duo.step.begin(duo.logon(user))).kind).toBe('waiting')
  duo.simulator.control.clearFaults()
})
