import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo({ pushLifeMs: 300, pushGraceMs: 20, lastWordMs: 200 })))
afterAll(() => duo.stop())

const KINDS = [
  'refuse',
  'hang',
  'slow',
  'reset',
  'html400',
  'empty',
  'not-json',
  'huge',
  'error500',
  'error503',
  'unknown-stat',
  'missing-response',
  'empty-code',
  'rate-limit',
] as const

describe.concurrent('a Duo that stays away while a push is open', () => {
  test.each(KINDS)('%s: the wait ends with the push, without a success [C5]', async (kind) => {
    const user = duo.createDuoUser()
    const context = duo.logon(user)
    const state = stateOf(await duo.step.begin(context), 'wait')
    duo.simulator.control.addFault({
      kind,
      count: null,
      path: 'auth_status',
      username: user.username,
      ...(kind.startsWith('error') && { allowBody: true }),
    })
    duo.simulator.control.decide(state.txid, { decision: 'approve' })
    const outcome = await duo.next(context, state)
    expect(outcome.kind === 'denied' ? outcome.code : outcome.kind === 'rejected' && outcome.code).toMatch(
      /^DUO_(?:UNREACHABLE|TIMEOUT)$/u,
    )
    expect(duo.limits.holderOf(`duo-push:${user.id}`)).toBeNull()
  })
})

test('a push that nobody answers ends as timed out, with the choice to send another', async () => {
  const context = duo.logon(duo.createDuoUser())
  const state = stateOf(await duo.step.begin(context), 'wait')
  expect(await duo.next(context, state)).toMatchObject({
    kind: 'rejected',
    code: 'DUO_TIMEOUT',
    state: { step: 'choice', verification: null },
  })
})

test('one user’s hanging calls don’t keep another from getting on', async () => {
  const other = await startDuo({ callMs: 60_000, firstContactMs: 60_000 })
  const slow = other.createDuoUser()
  other.simulator.control.addFault({ kind: 'hang', count: null, username: slow.username })
  let ended = 0
  const hanging = Array.from({ length: 20 }, () => other.step.begin(other.logon(slow)).finally(() => ended++))
  expect((await other.step.begin(other.logon(other.createDuoUser()))).kind).toBe('waiting')
  expect(ended).toBe(0)
  await other.stop()
  for (const outcome of await Promise.all(hanging))
    expect(outcome).toMatchObject({ kind: 'denied', code: 'DUO_UNREACHABLE' })
})
