import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo({ callMs: 1500 })))
afterAll(() => duo.stop())

const KINDS = [
  'refuse',
  'hang',
  'slow',
  'reset',
  'html400',
  'empty',
  'not-json',
  'error500',
  'error503',
  'unknown-stat',
  'missing-response',
  'empty-code',
  'rate-limit',
] as const
type Kind = (typeof KINDS)[number]
/** Each fault is for one user, so that the tests can run beside one another. */
function fail(kind: Kind, path: string, username: string, more: object = {}) {
  duo.simulator.control.addFault({
    kind,
    count: null,
    path,
    username,
    ...(kind.startsWith('error') && { allowBody: true }),
    ...more,
  })
}
const authCalls = (username: string) => duo.calls(username).filter((path) => path === 'auth')

describe.concurrent('a Duo that fails never lets anybody in', () => {
  test.each(KINDS)('%s at preauth: refused as unreachable, and nothing is sent to the phone [C8]', async (kind) => {
    const user = duo.createDuoUser()
    fail(kind, 'preauth', user.username)
    expect(await duo.step.begin(duo.logon(user))).toMatchObject({ kind: 'denied', code: 'DUO_UNREACHABLE' })
    expect(authCalls(user.username)).toEqual([])
  })

  test.each(KINDS)('%s at auth: no success, asked once at most, and the next logon may push [C8]', async (kind) => {
    const user = duo.createDuoUser()
    fail(kind, 'auth', user.username)
    const outcome = await duo.step.begin(duo.logon(user))
    const expected =
      kind === 'rate-limit'
        ? { kind: 'rejected', code: 'DUO_TOO_MANY_PUSHES', state: { step: 'choice' } }
        : { kind: 'denied', code: 'DUO_UNREACHABLE' }
    expect(outcome).toMatchObject(expected)
    expect(authCalls(user.username).length).toBeLessThanOrEqual(1)
    expect(duo.limits.holderOf(`duo-push:${user.id}`)).toBeNull()
  })

  test.each(KINDS)('%s at a passcode: no success, though it is right', async (kind) => {
    const user = duo.createDuoUser()
    const context = duo.logon(user, { settings: { automaticPush: false } })
    const state = stateOf(await duo.step.begin(context), 'choice')
    fail(kind, 'auth', user.username)
    const { passcode } = duo.simulator.control.passcode(user.deviceId)
    expect(await duo.step.answer(context, state, { passcode })).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNREACHABLE',
    })
  })

  test.each(KINDS.filter((kind) => kind !== 'hang' && kind !== 'slow'))(
    '%s a few times while waiting: the approval is not lost',
    async (kind) => {
      const user = duo.createDuoUser()
      const context = duo.logon(user)
      const state = stateOf(await duo.step.begin(context), 'wait')
      fail(kind, 'auth_status', user.username, { count: 3, retryAfter: 'seconds', seconds: 0 })
      duo.simulator.control.decide(state.txid, { decision: 'approve' })
      expect(await duo.next(context, state)).toMatchObject({ kind: 'passed' })
    },
  )
})

describe('other faults', () => {
  afterEach(() => duo.simulator.control.clearFaults())

  test('a clock that is off, wrong keys and a wrong application are the administrator’s to mend', async () => {
    duo.simulator.control.addFault({ kind: 'clock-skew', count: null, seconds: 900 })
    expect(await duo.step.begin(duo.logon(duo.createDuoUser()))).toMatchObject({
      kind: 'denied',
      code: 'DUO_MISCONFIGURED',
      detail: { kind: 'clock-skew' },
    })
    duo.simulator.control.clearFaults()
    const context = duo.logon(duo.createDuoUser())
    expect(await duo.step.begin({ ...context, secrets: { secretKey: 'x'.repeat(40) } })).toMatchObject({
      code: 'DUO_MISCONFIGURED',
      detail: { kind: 'bad-credentials' },
    })
    expect(await duo.step.begin({ ...context, secrets: {} })).toMatchObject({
      code: 'DUO_MISCONFIGURED',
      detail: { kind: 'not-configured' },
    })
    const { integrationKey, secretKey } = duo.simulator.control.createApplication('admin-api')
    expect(
      await duo.step.begin({ ...context, settings: { ...context.settings, integrationKey }, secrets: { secretKey } }),
    ).toMatchObject({ code: 'DUO_MISCONFIGURED', detail: { kind: 'wrong-application' } })
  })

  test('30 MB are not read [C8]', async () => {
    const user = duo.createDuoUser()
    duo.simulator.control.addFault({ kind: 'huge', count: null, path: 'preauth', username: user.username })
    expect(await duo.step.begin(duo.logon(user))).toMatchObject({ kind: 'denied', code: 'DUO_UNREACHABLE' })
  })

  test('a transaction that Duo does not know never passes', async () => {
    const user = duo.createDuoUser()
    const context = duo.logon(user)
    duo.simulator.control.addFault({ kind: 'wrong-txid', count: 1, path: 'auth' })
    const state = stateOf(await duo.step.begin(context), 'wait')
    duo.simulator.control.decide((await duo.simulator.control.waitForPush(user.username)).txid, { decision: 'approve' })
    expect(await duo.next(context, state)).toMatchObject({ kind: 'denied', code: 'DUO_UNREACHABLE' })
  })

  test('fields that nobody knows change nothing', async () => {
    duo.simulator.control.addFault({ kind: 'extra-fields', count: null })
    const context = duo.logon(duo.createDuoUser())
    const state = stateOf(await duo.step.begin(context), 'wait')
    duo.simulator.control.decide(state.txid, { decision: 'approve' })
    expect(await duo.next(context, state)).toMatchObject({ kind: 'passed' })
  })

  test('control characters in Duo’s texts get neither to the page nor into the audit log [C15]', async () => {
    duo.simulator.control.addFault({ kind: 'escape-sequences', count: null })
    const context = duo.logon(duo.createDuoUser(), { settings: { automaticPush: false } })
    const choice = stateOf(await duo.step.begin(context), 'choice')
    const state = stateOf(await duo.step.answer(context, choice, { phone: { device: 'auto' } }), 'wait')
    duo.simulator.control.decide(state.txid, { decision: 'answer' })
    const change = await duo.next(context, state)
    const answered = stateOf(change, 'wait')
    duo.simulator.control.decide(state.txid, { decision: 'deny' })
    const denied = await duo.next(context, answered)
    for (const value of [duo.step.toPrompt(answered), change, denied])
      expect(JSON.stringify(value)).not.toMatch(/\\u00|owned|\[31m/u)
  })
})
