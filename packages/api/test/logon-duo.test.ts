import type { DuoSimulator } from '@sallyport/duo-simulator'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  createUser,
  enrollAtDuo,
  keepWayIn,
  logOnAsAdministrator,
  requireDuo,
  setDuoUp,
  until,
} from './support/actions.ts'
import { Client, type LogonView } from './support/client.ts'
import { TestServer } from './support/test-server.ts'

const PASSWORD = 'correct horse battery'
let server: TestServer
let admin: Client
let control: DuoSimulator['control']
let counter = 0

beforeAll(async () => {
  server = await TestServer.start({ duo: true, env: { SALLYPORT_PLACE_HEADER: 'X-Place' } })
  control = server.simulator!.control
  admin = await logOnAsAdministrator(server)
  await setDuoUp(server, admin)
  await requireDuo(admin, 'browser')
  await keepWayIn(admin)
  await requireDuo(admin, 'client')
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(() => control.clearFaults())

/** A user of Sallyport; with a phone at Duo unless said otherwise. */
async function createPerson({ enrolled = true } = {}): Promise<{ username: string; deviceId: string }> {
  const username = `person${++counter}`
  await createUser(admin, { username, password: PASSWORD })
  return { username, deviceId: enrolled ? enrollAtDuo(server, username).deviceId : '' }
}

async function passPassword(
  username: string,
  accessType = 'client',
  client = new Client(server.url),
): Promise<{ client: Client; state: LogonView }> {
  const { token } = await client.startLogon({ accessType })
  return { client, state: await client.submitStep(token, { password: { username, password: PASSWORD } }) }
}

const requestsTo = (path: string) => control.log().filter((entry) => entry.path === path).length

describe('a push', () => {
  it('goes out by itself; its approval makes the logon ready, and only the client makes the session of it', async () => {
    const { username } = await createPerson()
    const { client, state } = await passPassword(username, 'browser')
    expect(state.prompt).toMatchObject({
      __typename: 'DuoWaitPrompt',
      factor: 'PUSH',
      status: 'pushed',
      device: { name: expect.any(String) },
    })
    expect(state.position).toBe(2)
    const push = await control.waitForPush(username)
    expect(push.pushinfo).toMatchObject({ Address: client.address })
    const waiting = client.readLogon(state.token, 20)
    control.decide(push.txid, { decision: 'approve' })
    const ready = await waiting
    expect(ready.__typename).toBe('LogonReady')
    expect(await client.viewer()).toBeNull()
    const completed = await client.finishLogon(ready.token)
    expect(completed).toMatchObject({
      __typename: 'LogonCompleted',
      session: { user: { username }, steps: [{ module: 'password' }, { module: 'duo' }] },
    })
    expect(await client.viewer()).toMatchObject({ user: { username } })
  })

  it('tells the phone where the logon comes from, as far as a trusted proxy says so, and records it', async () => {
    const { username } = await createPerson()
    const client = new Client(server.url)
    client.headers['x-place'] = 'S%C3%A3o Paulo\t&Application=IT'
    const { state } = await passPassword(username, 'client', client)
    expect((await control.waitForPush(username)).pushinfo).toEqual({
      Application: 'localhost:4000',
      Address: client.address,
      Place: 'São Paulo &Application=IT',
      Browser: expect.any(String),
    })
    const { auditEvents } = await admin.run(
      'query($f: AuditFilter) { auditEvents(filter: $f) { nodes { details } } }',
      { f: { type: 'step.asked', subject: username } },
    )
    expect(auditEvents.nodes[0].details).toMatchObject({ factor: 'PUSH', place: 'São Paulo &Application=IT' })
    await client.cancelLogon(state.token)
  })

  it('completes by a poll with the token of the waiting state, as often as it is sent, with one session', async () => {
    const { username } = await createPerson()
    const { client, state } = await passPassword(username)
    expect(await client.submitStep(state.token, { duo: { poll: true } })).toMatchObject({
      __typename: 'LogonStep',
      token: state.token,
    })
    control.decide((await control.waitForPush(username)).txid, { decision: 'approve' })
    await until(async () => (await client.readLogon(state.token)).__typename === 'LogonReady', 'a ready logon')
    const completed = await Promise.all(
      Array.from({ length: 5 }, () => client.submitStep(state.token, { duo: { poll: true } })),
    )
    expect(new Set(completed.map((logon) => logon.session.id)).size).toBe(1)
    expect(completed.every((logon) => logon.sessionToken?.startsWith('sps_'))).toBe(true)
  })

  it.each([
    ['deny', 'DUO_DENIED'],
    ['fraud', 'DUO_FRAUD'],
  ] as const)('that is answered with %s ends the logon with %s and is not sent again', async (decision, code) => {
    const { username } = await createPerson()
    const { client, state } = await passPassword(username)
    const push = await control.waitForPush(username)
    const before = requestsTo('/auth/v2/auth')
    control.decide(push.txid, { decision })
    expect(await client.readLogon(state.token, 20)).toMatchObject({ __typename: 'LogonDenied', problem: { code } })
    expect(await client.submitStep(state.token, { duo: { poll: true } })).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code },
    })
    expect(requestsTo('/auth/v2/auth')).toBe(before)
    expect(control.pushes(username)).toEqual([])
  })

  it('that times out gives the choice again, and says so', async () => {
    const { username } = await createPerson()
    const { client, state } = await passPassword(username)
    control.decide((await control.waitForPush(username)).txid, { decision: 'timeout' })
    const choice = await client.readLogon(state.token, 20)
    expect(choice).toMatchObject({
      __typename: 'LogonStep',
      problem: { code: 'DUO_TIMEOUT' },
      prompt: { __typename: 'DuoChoicePrompt' },
    })
    expect(control.pushes(username)).toEqual([])
  })

  it('counts only for the logon that it was sent for [C12]', async () => {
    const { username } = await createPerson()
    const first = await passPassword(username)
    const push = await control.waitForPush(username)
    const second = await passPassword(username)
    control.decide(push.txid, { decision: 'approve' })
    await until(
      async () => (await first.client.readLogon(first.state.token)).__typename === 'LogonReady',
      'the first logon ready',
    )
    const other = await second.client.submitStep(second.state.token, { duo: { poll: true } }).catch(() => null)
    expect(other?.__typename ?? 'LogonStep').toBe('LogonStep')
  })

  it('is not sent again before its time', async () => {
    const { username } = await createPerson()
    const { client, state } = await passPassword(username)
    await control.waitForPush(username)
    const before = requestsTo('/auth/v2/auth')
    const early = await client.submitStep(state.token, { duo: { push: { device: 'auto' } } })
    expect(early.problem).toMatchObject({ code: 'DUO_RESEND_TOO_EARLY', retryAt: expect.any(String) })
    expect(requestsTo('/auth/v2/auth')).toBe(before)
    // The push that is under way still counts.
    control.decide((await control.waitForPush(username)).txid, { decision: 'approve' })
    expect((await client.readLogon(early.token, 20)).__typename).toBe('LogonReady')
  })

  it('that was approved makes no session once the user is disabled', async () => {
    const { username } = await createPerson()
    const { client, state } = await passPassword(username)
    const push = await control.waitForPush(username)
    control.decide(push.txid, { decision: 'approve' })
    const ready = await until(async () => {
      const logon = await client.readLogon(state.token)
      return logon.__typename === 'LogonReady' && logon
    }, 'a ready logon')
    const { users } = await admin.run('query($s: String) { users(search: $s) { nodes { id username } } }', {
      s: username,
    })
    const { id } = users.nodes.find((user: { username: string }) => user.username === username)
    await admin.run('mutation($i: UpdateUserInput!) { updateUser(input: $i) { __typename } }', {
      i: { id, enabled: false },
    })
    expect(await client.finishLogon(ready.token)).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'LOGON_SUPERSEDED' },
    })
    expect(await client.viewer()).toBeNull()
  })

  it('that was approved after the logon was given up counts for nothing [C12]', async () => {
    const { username } = await createPerson()
    const { client, state } = await passPassword(username)
    const push = await control.waitForPush(username)
    expect(await client.cancelLogon(state.token)).toBe(true)
    control.decide(push.txid, { decision: 'approve' })
    expect(await client.readLogon(state.token)).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'LOGON_CANCELLED' },
    })
  })
})

describe('somebody whom Duo does not know', () => {
  it('enrolls while logging on and goes straight on to the push', async () => {
    const { username } = await createPerson({ enrolled: false })
    const client = new Client(server.url)
    client.headers['x-place'] = 'DE'
    const { state } = await passPassword(username, 'client', client)
    expect(state.prompt).toMatchObject({
      __typename: 'DuoEnrollmentPrompt',
      qrCode: expect.stringMatching(/^data:image\//),
      activationCode: expect.any(String),
      activationUrl: expect.any(String),
    })
    control.activate(state.prompt['activationCode'])
    const next = await client.readLogon(state.token, 20)
    expect(next.prompt).toMatchObject({ __typename: 'DuoWaitPrompt', factor: 'PUSH' })
    const push = await control.waitForPush(username)
    expect(push.pushinfo).toMatchObject({ Place: 'Germany' })
    control.decide(push.txid, { decision: 'approve' })
    expect(await client.finishLogon((await client.readLogon(next.token, 20)).token)).toMatchObject({
      __typename: 'LogonCompleted',
    })
    const { users } = await admin.run(
      'query($s: String) { users(search: $s) { nodes { username enrollments { module externalId } } } }',
      { s: username },
    )
    expect(users.nodes.find((user: { username: string }) => user.username === username).enrollments).toEqual([
      { module: 'duo', externalId: control.user(username).userId },
    ])
  })
})

describe('other factors', () => {
  it('a passcode of the phone passes once; a wrong one asks again', async () => {
    const { username, deviceId } = await createPerson()
    const { client, state } = await passPassword(username)
    const wrong = await client.submitStep(state.token, { duo: { passcode: '000000' } })
    expect(wrong.problem).toMatchObject({ code: 'DUO_PASSCODE_INCORRECT', field: 'passcode' })
    const { passcode } = control.passcode(deviceId)
    expect(await client.submitStep(wrong.token, { duo: { passcode } })).toMatchObject({ __typename: 'LogonCompleted' })
    const again = await passPassword(username)
    expect((await again.client.submitStep(again.state.token, { duo: { passcode } })).problem!.code).toMatch(
      /^DUO_PASSCODE_(USED|INCORRECT)$/,
    )
  })

  it('codes sent by SMS are told as sent and count as no failure; one of them passes, and none again [C9]', async () => {
    const { username, deviceId } = await createPerson()
    const { client, state } = await passPassword(username)
    const early = await client.submitStep(state.token, { duo: { sms: { device: deviceId } } })
    expect(early.problem).toMatchObject({ code: 'DUO_RESEND_TOO_EARLY' })
    server.clock.forward(30_000)
    const sent = await client.submitStep(early.token, { duo: { sms: { device: deviceId } } })
    expect(sent).toMatchObject({
      problem: null,
      prompt: { __typename: 'DuoChoicePrompt', notice: expect.stringContaining('sent by SMS'), acceptsPasscode: true },
    })
    const {
      smsCodes: [passcode],
    } = control.passcode(deviceId)
    const completed = await client.submitStep(sent.token, { duo: { passcode } })
    expect(completed).toMatchObject({
      __typename: 'LogonCompleted',
      session: { steps: [{ module: 'password' }, { module: 'duo', method: 'Duo passcode' }] },
    })
    const again = await passPassword(username)
    expect((await again.client.submitStep(again.state.token, { duo: { passcode } })).problem).toMatchObject({
      code: 'DUO_PASSCODE_USED',
      field: 'passcode',
    })
  })

  it('a call is live: dialing, answered, confirmed', async () => {
    const { username, deviceId } = await createPerson()
    const { client, state } = await passPassword(username)
    const choice = await client.submitStep(state.token, { duo: { chooseAgain: true } })
    expect(choice.prompt['devices']).toEqual([
      expect.objectContaining({ id: deviceId, factors: expect.arrayContaining(['PUSH', 'PHONE']) }),
    ])
    server.clock.forward(30_000)
    const calling = await client.submitStep(choice.token, { duo: { phone: { device: deviceId } } })
    expect(calling.prompt).toMatchObject({ __typename: 'DuoWaitPrompt', factor: 'PHONE', status: 'calling' })
    const call = (await until(
      async () => control.pushes(username).find((push) => push.factor === 'phone'),
      'the call',
    ))!
    control.decide(call.txid, { decision: 'answer' })
    const answered = await until(async () => {
      const logon = await client.readLogon(calling.token)
      return logon.prompt?.['status'] === 'answered' && logon
    }, 'an answered call')
    expect(answered.prompt['statusMessage']).toContain('#')
    control.decide(call.txid, { decision: 'approve' })
    expect((await client.readLogon(answered.token, 20)).__typename).toBe('LogonReady')
  })

  it('everything works by the generic fields as well', async () => {
    const { username, deviceId } = await createPerson()
    const client = new Client(server.url)
    const { token } = await client.startLogon({ accessType: 'client' })
    const state = await client.submitStep(token, {
      fields: [
        { name: 'username', value: username },
        { name: 'password', value: PASSWORD },
      ],
    })
    expect(state.prompt.fields.map((field) => field.name)).toContain('passcode')
    const { passcode } = control.passcode(deviceId)
    expect(await client.submitStep(state.token, { fields: [{ name: 'passcode', value: passcode }] })).toMatchObject({
      __typename: 'LogonCompleted',
    })
  })
})

describe('Duo is asked nothing', () => {
  it('before the password has passed, whoever is named [C16]', async () => {
    const { username } = await createPerson()
    const before = control.log().length
    for (const name of [username, 'nobody']) await new Client(server.url).logOn(name, 'wrong', 'client')
    expect(control.log().length).toBe(before)
  })

  it('that would let anybody in when it is down: the logon is denied', async () => {
    const { username } = await createPerson()
    control.addFault({ kind: 'refuse', count: 0 } as never)
    const { state } = await passPassword(username)
    expect(state).toMatchObject({ __typename: 'LogonDenied', problem: { code: 'DUO_UNREACHABLE' } })
  })

  it('that a bypass at Duo would skip, unless the step accepts it', async () => {
    const { username } = await createPerson()
    control.updateUser(username, { status: 'bypass' })
    expect((await passPassword(username)).state).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'DUO_BYPASS_REFUSED' },
    })
  })
})

describe('what is kept to the server', () => {
  it('no answer holds a transaction id, and the database file no secret key [C12]', async () => {
    const { username } = await createPerson()
    const { client, state } = await passPassword(username)
    const push = await control.waitForPush(username)
    const seen = JSON.stringify([state, await client.readLogon(state.token)])
    expect(seen).not.toContain(push.txid)
    expect(server.logLines.join('\n')).not.toContain(push.txid)
    const { secretKey } = control.applications()[0]!
    const { moduleSettings } = await admin.run('{ moduleSettings(module: "duo") { values secretsSet } }')
    expect(moduleSettings.secretsSet).toEqual(['secretKey'])
    expect(JSON.stringify(moduleSettings)).not.toContain(secretKey)
  })
})
