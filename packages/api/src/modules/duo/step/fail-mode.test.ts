import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { NewFault } from '@sallyport/duo-simulator'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'

/** Waits as long as it takes: on a slow machine too, only what Duo answers decides. */
let duo: DuoJourney
/** Gives a Duo that hangs up early, so that it costs the test little. */
let hasty: DuoJourney
beforeAll(
  async () =>
    void ([duo, hasty] = await Promise.all([
      startDuo({ firstContactMs: 60_000, connectMs: 60_000, callMs: 60_000 }),
      startDuo({ firstContactMs: 400 }),
    ])),
)
afterAll(() => Promise.all([duo.stop(), hasty.stop()]))
afterEach(() => [duo, hasty].forEach(({ simulator }) => simulator.control.clearFaults()))

const AWAY: Omit<NewFault, 'count'>[] = [
  { kind: 'refuse' },
  { kind: 'hang' },
  { kind: 'slow' },
  { kind: 'reset' },
  { kind: 'error500' },
  { kind: 'error500', allowBody: true },
  { kind: 'error503' },
  { kind: 'error503', allowBody: true },
]
const UNTRUSTED: Omit<NewFault, 'count'>[] = [
  { kind: 'html400' },
  { kind: 'empty' },
  { kind: 'not-json' },
  { kind: 'huge' },
  { kind: 'unknown-stat' },
  { kind: 'missing-response' },
  { kind: 'empty-code' },
  // Longer than a first contact may take here.
  { kind: 'rate-limit', retryAfter: 'seconds', seconds: 120 },
]
const name = ({ kind, allowBody, retryAfter }: Partial<NewFault>) =>
  [kind, allowBody && 'with an allow in it', retryAfter].filter(Boolean).join(' ')

describe('a step that fails open', () => {
  test.each(AWAY.map((fault) => [name(fault), fault] as const))(
    'lets in when nobody is there (%s), says so, and raises an alarm [C4]',
    async (_name, fault) => {
      const user = hasty.createDuoUser()
      hasty.simulator.control.addFault({ ...fault, count: null, path: 'preauth', username: user.username } as NewFault)
      expect(await hasty.step.begin(hasty.logon(user, { options: { failMode: 'open' } }))).toMatchObject({
        kind: 'passed',
        exception: 'FAILED_OPEN',
        method: expect.stringContaining('without Duo'),
        alarm: { kind: 'failed-open' },
      })
    },
  )

  test.each(UNTRUSTED.map((fault) => [name(fault), fault] as const))(
    'does not when somebody answers who may not be Duo (%s) [C4]',
    async (_name, fault) => {
      const user = duo.createDuoUser()
      duo.simulator.control.addFault({ ...fault, count: null, path: 'preauth', username: user.username } as NewFault)
      expect(await duo.step.begin(duo.logon(user, { options: { failMode: 'open' } }))).toMatchObject({
        kind: 'denied',
        code: 'DUO_UNREACHABLE',
      })
    },
  )

  test.each(['wrong-host-certificate', 'expired-certificate', 'self-signed-certificate'] as const)(
    'does not for a %s [C4]',
    async (kind) => {
      const other = await startDuo()
      other.simulator.control.addFault({ kind, count: null })
      expect(
        await other.step.begin(other.logon(other.createDuoUser(), { options: { failMode: 'open' } })),
      ).toMatchObject({ kind: 'denied', code: 'DUO_UNREACHABLE' })
      await other.stop()
    },
  )

  test('lets in when the name of the host leads nowhere, and not when it is no host of Duo’s [C4]', async () => {
    const options = { failMode: 'open' }
    // RFC 6761 §6.4: this name leads nowhere, on any machine.
    const nowhere = hasty.logon(hasty.createDuoUser(), { options, settings: { apiHostname: 'duo.invalid' } })
    expect(await hasty.step.begin(nowhere)).toMatchObject({ kind: 'passed', exception: 'FAILED_OPEN' })
    expect(
      await duo.step.begin(duo.logon(duo.createDuoUser(), { options, settings: { apiHostname: '127.0.0.1:9' } })),
    ).toMatchObject({ kind: 'denied', code: 'DUO_MISCONFIGURED' })
  })

  test('lets in only from the networks that it names, and nobody whose address is not known [C4]', async () => {
    const user = hasty.createDuoUser()
    hasty.simulator.control.addFault({ kind: 'refuse', count: null, path: 'preauth', username: user.username })
    const begin = (ipAddress: string | null) =>
      hasty.step.begin(
        hasty.logon(user, {
          options: { failMode: 'open', failOpenFrom: '10.0.0.0/8, 2001:db8::/32' },
          client: { ipAddress },
        }),
      )
    for (const address of ['10.1.2.3', '::ffff:10.1.2.3', '2001:db8::7'])
      expect(await begin(address), address).toMatchObject({ kind: 'passed', exception: 'FAILED_OPEN' })
    for (const address of ['11.0.0.1', '192.0.2.7', '2001:db9::7', '', null])
      expect(await begin(address), String(address)).toMatchObject({ kind: 'denied', code: 'DUO_UNREACHABLE' })
  })

  test('does not for wrong keys, a wrong clock or a wrong application [C4]', async () => {
    const options = { failMode: 'open' }
    const context = duo.logon(duo.createDuoUser(), { options })
    expect(await duo.step.begin({ ...context, secrets: { secretKey: 'x'.repeat(40) } })).toMatchObject({
      kind: 'denied',
      code: 'DUO_MISCONFIGURED',
    })
    const { integrationKey, secretKey } = duo.simulator.control.createApplication('admin-api')
    expect(
      await duo.step.begin({ ...context, settings: { ...context.settings, integrationKey }, secrets: { secretKey } }),
    ).toMatchObject({ kind: 'denied', code: 'DUO_MISCONFIGURED' })
    duo.simulator.control.addFault({ kind: 'clock-skew', count: null, seconds: 900 })
    expect(await duo.step.begin(context)).toMatchObject({ kind: 'denied', code: 'DUO_MISCONFIGURED' })
  })

  test('does not once a request is on its way: not for the sending, the waiting or a passcode [C4]', async () => {
    const options = { failMode: 'open' }
    const fail = (path: string, username: string) =>
      duo.simulator.control.addFault({ kind: 'error503', count: null, path, username })
    const sending = duo.createDuoUser()
    fail('auth', sending.username)
    expect(await duo.step.begin(duo.logon(sending, { options }))).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNREACHABLE',
    })

    const waiting = duo.createDuoUser()
    const context = duo.logon(waiting, { options })
    const state = stateOf(await duo.step.begin(context), 'wait')
    fail('preauth', waiting.username)
    expect(await duo.step.answer(context, state, { chooseAgain: true })).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNREACHABLE',
    })
    fail('auth', waiting.username)
    expect(await duo.step.answer(context, state, { passcode: '123456' })).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNREACHABLE',
    })
  })

  test('does not while a user is being enrolled [C4]', async () => {
    duo.simulator.control.addFault({ kind: 'error503', count: null, path: 'enroll' })
    expect(await duo.step.begin(duo.logon(duo.createUser(), { options: { failMode: 'open' } }))).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNREACHABLE',
    })
  })

  test('does not as the second Duo step of a logon: the first one may have sent a request', async () => {
    const user = duo.createDuoUser()
    duo.simulator.control.addFault({ kind: 'error503', count: null, path: 'preauth', username: user.username })
    const context = duo.logon(user, { options: { failMode: 'open' }, more: { earlierModules: ['password', 'duo'] } })
    expect(await duo.step.begin(context)).toMatchObject({ kind: 'denied', code: 'DUO_UNREACHABLE' })
  })

  test('forgets no pushes: letting in is no success of the user’s', async () => {
    const user = duo.createDuoUser()
    for (let sent = 0; sent < 3; sent++) {
      const context = duo.logon(user)
      await duo.step.cancel(context, stateOf(await duo.step.begin(context), 'wait'))
      duo.aheadMs += 21_000
    }
    duo.simulator.control.addFault({ kind: 'error503', count: 1, path: 'preauth', username: user.username })
    expect(await duo.step.begin(duo.logon(user, { options: { failMode: 'open' } }))).toMatchObject({ kind: 'passed' })
    expect(await duo.step.begin(duo.logon(user))).toMatchObject({ kind: 'rejected', code: 'DUO_TOO_MANY_PUSHES' })
  })
})

test('by default a step fails closed, whatever keeps Duo from answering [C4]', async () => {
  for (const fault of AWAY) {
    const user = hasty.createDuoUser()
    hasty.simulator.control.addFault({ ...fault, count: null, path: 'preauth', username: user.username } as NewFault)
    expect(await hasty.step.begin(hasty.logon(user)), name(fault)).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNREACHABLE',
    })
  }
})
