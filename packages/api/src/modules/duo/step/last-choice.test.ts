import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'
import type { LastChoice } from '../factors/duo-state.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo()))
afterAll(() => duo.stop())

/** A user with two phones. */
function createUser() {
  const user = duo.createDuoUser()
  const second = duo.simulator.control.createDevice(user.username, {
    type: 'phone',
    name: 'Second',
    number: '+1 555 555 0199',
    activated: true,
  })
  return { ...user, secondId: second.id }
}
const lastTime = (lastChoice: LastChoice | unknown) => ({
  more: { profile: { externalName: null, claimedName: null, lastChoice } },
})

test('what a user confirmed with is kept for the next time', async () => {
  const { secondId, ...user } = createUser()
  const context = duo.logon(user)
  const choice = stateOf(await duo.step.begin(context), 'choice')
  const state = stateOf(await duo.step.answer(context, choice, { push: { device: secondId } }), 'wait')
  duo.simulator.control.decide(state.txid, { decision: 'approve' })
  expect(await duo.next(context, state)).toMatchObject({
    kind: 'passed',
    lastChoice: { factor: 'PUSH', deviceId: secondId },
  })
})

test('the automatic push goes to the phone of the last time', async () => {
  const { secondId, ...user } = createUser()
  const context = duo.logon(user, lastTime({ factor: 'PUSH', deviceId: secondId }))
  const state = stateOf(await duo.step.begin(context), 'wait')
  expect(state.device.id).toBe(secondId)
  duo.simulator.control.decide(state.txid, { decision: 'approve' })
  expect(await duo.next(context, state)).not.toHaveProperty('lastChoice')
})

test('the last choice stands first and is what "auto" means; without automatic push nothing goes out by itself', async () => {
  const { secondId, ...user } = createUser()
  const context = duo.logon(user, {
    settings: { automaticPush: false },
    ...lastTime({ factor: 'PUSH', deviceId: secondId }),
  })
  const state = stateOf(await duo.step.begin(context), 'choice')
  expect(duo.step.toPrompt(state)).toMatchObject({
    suggestedDevice: secondId,
    suggestedFactor: 'PUSH',
    devices: [{ id: secondId }, { id: user.deviceId }],
  })
  expect(stateOf(await duo.step.answer(context, state, { push: { device: 'auto' } }), 'wait').device.id).toBe(secondId)
})

test('who called the last time with two phones is shown the choice, with the call first', async () => {
  const { secondId, ...user } = createUser()
  const state = stateOf(
    await duo.step.begin(duo.logon(user, lastTime({ factor: 'PHONE', deviceId: secondId }))),
    'choice',
  )
  expect(state.suggested).toEqual({ factor: 'PHONE', deviceId: secondId })
})

test('who typed a passcode the last time is told so', async () => {
  const { secondId: _, ...user } = createUser()
  const state = stateOf(
    await duo.step.begin(duo.logon(user, lastTime({ factor: 'PASSCODE', deviceId: null }))),
    'choice',
  )
  expect(duo.step.toPrompt(state)).toMatchObject({ suggestedDevice: null, suggestedFactor: 'PASSCODE' })
})

test.each([
  { factor: 'PUSH', deviceId: 'DP00000000000000000X' },
  { factor: 'FAX', deviceId: 'x' },
  'x',
  5,
  [],
  { factor: 'PUSH' },
])('a last choice that is none any more (%j) changes nothing', async (lastChoice) => {
  const { secondId: _, ...user } = createUser()
  expect(stateOf(await duo.step.begin(duo.logon(user, lastTime(lastChoice))), 'choice').suggested).toBeNull()
})
