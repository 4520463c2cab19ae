import type { DuoSimulator, NewFault } from '@sallyport/duo-simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser, enrollAtDuo, logOnAsAdministrator, requireDuo, setDuoUp, until } from './support/actions.ts'
import { Client, type LogonView } from './support/client.ts'
import { TestServer } from './support/test-server.ts'

const PASSWORD = 'correct horse battery'
/** Longer than any limit that a call to Duo has; a logon that is not over by then hangs. */
const LONG_MS = 40_000
let server: TestServer
let admin: Client
let control: DuoSimulator['control']
let counter = 0

beforeAll(async () => {
  server = await TestServer.start({ duo: true })
  control = server.simulator!.control
  admin = await logOnAsAdministrator(server)
  await setDuoUp(server, admin)
  await requireDuo(admin, 'browser')
})
afterAll(() => server[Symbol.asyncDispose]())
// NOTE every fault strikes one user only, and the tests of a group run side by side: those that hang cost the others nothing.

type FaultOf = Omit<NewFault, 'count' | 'path' | 'username'>
/** Every fault that gives no answer to go by, with what tells it in a title. */
const FAULTS: [string, FaultOf][] = [
  ['a connection that is refused', { kind: 'refuse' }],
  ['a call that hangs', { kind: 'hang' }],
  ['an answer of a byte a second', { kind: 'slow' }],
  ['an answer that breaks off', { kind: 'reset' }],
  ['a web page', { kind: 'html400' }],
  ['an empty answer', { kind: 'empty' }],
  ['an answer that is no JSON', { kind: 'not-json' }],
  ['30 MB', { kind: 'huge' }],
  ['a 500 with an allow in it', { kind: 'error500', allowBody: true }],
  ['a 503 with an allow in it', { kind: 'error503', allowBody: true }],
  ['a 503 with nothing in it', { kind: 'error503' }],
  ['an unknown stat', { kind: 'unknown-stat' }],
  ['an answer without a response', { kind: 'missing-response' }],
  ['a refusal with an empty code', { kind: 'empty-code' }],
  ['a 429 with Retry-After in seconds', { kind: 'rate-limit', retryAfter: 'seconds', seconds: 120 }],
  ['a 429 with Retry-After as a date', { kind: 'rate-limit', retryAfter: 'date', seconds: 120 }],
  ['a 429 without Retry-After', { kind: 'rate-limit', retryAfter: 'none' }],
]
const isEndless = ({ kind }: FaultOf) => kind === 'hang' || kind === 'slow'

async function createPerson(): Promise<{ username: string; deviceId: string }> {
  const username = `fault${++counter}`
  await createUser(admin, { username, password: PASSWORD })
  return { username, ...enrollAtDuo(server, username) }
}

async function passPassword(username: string): Promise<{ client: Client; state: LogonView }> {
  const client = new Client(server.url)
  const { token } = await client.startLogon({})
  return { client, state: await client.submitStep(token, { password: { username, password: PASSWORD } }) }
}

/** A whole logon with a push. */
async function logOnWithPush(): Promise<LogonView> {
  const { username } = await createPerson()
  const { client, state } = await passPassword(username)
  control.decide((await control.waitForPush(username)).txid, { decision: 'approve' })
  return client.finishLogon((await client.readLogon(state.token, 20)).token)
}

const strike = (username: string, fault: FaultOf, path: string) =>
  control.addFault({ ...fault, count: null, path, username } as NewFault)

describe.concurrent('while Duo is asked what is to be done', () => {
  it.each(FAULTS)(
    '%s ends the logon with a code, and nobody is let in [C5] [C8]',
    async (_what, fault) => {
      const { username } = await createPerson()
      strike(username, fault, 'preauth')
      const { client, state } = await passPassword(username)
      expect(state).toMatchObject({
        __typename: 'LogonDenied',
        problem: { code: 'DUO_UNREACHABLE', reference: expect.any(String) },
      })
      expect(await client.viewer()).toBeNull()
      expect(control.pushes(username)).toEqual([])
    },
    LONG_MS,
  )

  it('a clock that is off is the administrator’s to mend, and told so', async () => {
    const { username } = await createPerson()
    strike(username, { kind: 'clock-skew', seconds: 900 }, 'preauth')
    expect((await passPassword(username)).state).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'DUO_MISCONFIGURED' },
    })
  })
})

describe.concurrent('while a push is sent', () => {
  it.each(FAULTS)(
    '%s lets nobody in, and nothing is sent twice [C5] [C8]',
    async (_what, fault) => {
      const { username } = await createPerson()
      strike(username, fault, 'auth')
      const { client, state } = await passPassword(username)
      // Being asked to slow down can be waited for or got round by a passcode; everything else ends the logon.
      expect(state).toMatchObject(
        fault.kind === 'rate-limit'
          ? {
              __typename: 'LogonStep',
              problem: { code: 'DUO_TOO_MANY_PUSHES', retryAt: expect.any(String) },
              prompt: { __typename: 'DuoChoicePrompt' },
            }
          : { __typename: 'LogonDenied', problem: { code: 'DUO_UNREACHABLE' } },
      )
      expect(await client.viewer()).toBeNull()
      const { userId } = control.user(username)
      expect(
        control
          .log()
          .filter(
            ({ path, parameters }) =>
              path === '/auth/v2/auth' && (parameters.username === username || parameters.user_id === userId),
          ).length,
      ).toBeLessThanOrEqual(1)
    },
    LONG_MS,
  )
})

describe.concurrent('while a push is waited for', () => {
  it.each(FAULTS.filter(([, fault]) => !isEndless(fault)))(
    '%s, a few times, costs nobody the approval',
    async (_what, fault) => {
      const { username } = await createPerson()
      const { client, state } = await passPassword(username)
      const push = await control.waitForPush(username)
      control.addFault({
        ...fault,
        ...(fault.retryAfter === 'seconds' || fault.retryAfter === 'date' ? { seconds: 0 } : {}),
        count: 2,
        path: 'auth_status',
        username,
      } as NewFault)
      control.decide(push.txid, { decision: 'approve' })
      const ready = await until(async () => {
        const logon = await client.readLogon(state.token)
        return logon.__typename === 'LogonReady' && logon
      }, 'a ready logon')
      expect(await client.finishLogon(ready.token)).toMatchObject({ __typename: 'LogonCompleted' })
    },
    LONG_MS,
  )

  it.each(FAULTS.filter(([, fault]) => isEndless(fault)))(
    '%s keeps nobody from giving up, and makes no session of it',
    async (_what, fault) => {
      const { username } = await createPerson()
      const { client, state } = await passPassword(username)
      await control.waitForPush(username)
      strike(username, fault, 'auth_status')
      expect(await client.cancelLogon(state.token)).toBe(true)
      expect(await client.readLogon(state.token)).toMatchObject({
        __typename: 'LogonDenied',
        problem: { code: 'LOGON_CANCELLED' },
      })
      expect(await client.viewer()).toBeNull()
    },
  )

  it('a push that can’t be delivered leads back to the choice', async () => {
    const { username } = await createPerson()
    control.addFault({ kind: 'push-failed', count: 1, path: 'auth', username })
    const { client, state } = await passPassword(username)
    const choice = await until(async () => {
      const logon = await client.readLogon(state.token)
      return logon.prompt?.__typename === 'DuoChoicePrompt' && logon
    }, 'the choice')
    expect(choice).toMatchObject({ problem: { code: 'DUO_PUSH_FAILED' } })
  })

  it(
    'an answer for another transaction passes nobody',
    async () => {
      const { username } = await createPerson()
      control.addFault({ kind: 'wrong-txid', count: 1, path: 'auth', username })
      const { client, state } = await passPassword(username)
      control.decide((await control.waitForPush(username)).txid, { decision: 'approve' })
      const denied = await until(async () => {
        const logon = await client.readLogon(state.token)
        return logon.__typename === 'LogonDenied' && logon
      }, 'a refusal')
      expect(denied.problem!.code).toBe('DUO_UNREACHABLE')
      expect(await client.viewer()).toBeNull()
    },
    LONG_MS,
  )
})

describe.concurrent('while a passcode is checked', () => {
  it.each(FAULTS)(
    '%s lets nobody in, although it is right',
    async (_what, fault) => {
      const { username, deviceId } = await createPerson()
      const { client, state } = await passPassword(username)
      await control.waitForPush(username)
      strike(username, fault, 'auth')
      const ended = await client.submitStep(state.token, { duo: { passcode: control.passcode(deviceId).passcode } })
      expect(ended.__typename).not.toBe('LogonCompleted')
      expect(ended.problem!.code).toMatch(/^DUO_(?:UNREACHABLE|TOO_MANY_PUSHES)$/)
      expect(await client.viewer()).toBeNull()
    },
    LONG_MS,
  )
})

describe('another user on the same node', () => {
  it.each(FAULTS.filter(([, fault]) => isEndless(fault)))(
    'gets in while somebody meets %s again and again',
    async (_what, fault) => {
      const { username } = await createPerson()
      strike(username, fault, 'preauth')
      const progress = { isOtherThrough: false }
      const other = logOnWithPush().finally(() => (progress.isOtherThrough = true))
      let met = 0
      // Each of these takes as long as a first contact may. A logon that had to wait for them would not be through before the last one.
      while (!progress.isOtherThrough && met < 8) {
        met++
        expect((await passPassword(username)).state).toMatchObject({ __typename: 'LogonDenied' })
      }
      expect(met).toBeLessThan(8)
      expect(await other).toMatchObject({ __typename: 'LogonCompleted' })
    },
    LONG_MS,
  )

  it(
    'gets in beside thirty who wait for a Duo that hangs',
    async () => {
      const victims = await Promise.all(Array.from({ length: 30 }, createPerson))
      for (const { username } of victims) strike(username, { kind: 'hang' }, 'preauth')
      let ended = 0
      const hanging = victims.map(({ username }) =>
        passPassword(username).then(({ state }) => {
          ended++
          return state
        }),
      )
      expect(await logOnWithPush()).toMatchObject({ __typename: 'LogonCompleted' })
      for (const state of await Promise.all(hanging))
        expect(state).toMatchObject({ __typename: 'LogonDenied', problem: { code: 'DUO_UNREACHABLE' } })
      expect(ended).toBe(30)
    },
    LONG_MS,
  )
})

describe('the node', () => {
  it('lives after all of it: it is healthy, has logged no error, and lets the next one in', async () => {
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'alive' })
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({
      status: 'ready',
      modules: { duo: 'reachable' },
    })
    expect(server.logLines.filter((line) => line.includes('"level":"error"'))).toEqual([])
    expect(await logOnWithPush()).toMatchObject({ __typename: 'LogonCompleted' })
  })
})

describe('a host that shows a wrong certificate', () => {
  it.each(['wrong-host-certificate', 'expired-certificate', 'self-signed-certificate'] as const)(
    '(%s) is told nothing, and lets nobody in, though the step fails open',
    async (kind) => {
      await using fresh = await TestServer.start({ duo: true })
      const owner = await logOnAsAdministrator(fresh)
      await setDuoUp(fresh, owner)
      await createUser(owner, { username: 'cara', password: PASSWORD })
      enrollAtDuo(fresh, 'cara')
      await requireDuo(owner, 'browser', { failMode: 'open' })
      fresh.simulator!.control.addFault({ kind, count: null })
      const client = new Client(fresh.url)
      const { token } = await client.startLogon({})
      expect(await client.submitStep(token, { password: { username: 'cara', password: PASSWORD } })).toMatchObject({
        __typename: 'LogonDenied',
        problem: { code: 'DUO_UNREACHABLE' },
      })
      expect(fresh.simulator!.control.log()).toEqual([])
      expect(await client.viewer()).toBeNull()
    },
  )
})
