import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DuoJourney, startDuo, stateOf } from './testing/duo-journey.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo()))
afterAll(() => duo.stop())

test('a push goes out by itself and an approval passes the step', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user)
  const begun = await duo.step.begin(context)
  expect(begun.kind).toBe('waiting')
  const state = stateOf(begun, 'wait')
  expect(state).toMatchObject({ factor: 'PUSH', status: 'pushed', device: { id: user.deviceId } })
  const change = duo.next(context, state)
  const push = await duo.simulator.control.waitForPush(user.username)
  duo.simulator.control.decide(push.txid, { decision: 'approve' })
  expect(await change).toMatchObject({ kind: 'passed', method: expect.stringMatching(/^Duo push to .*Pixel/u), detail: { factor: 'PUSH' } })
})
