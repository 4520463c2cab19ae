import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALICE, createUser, logOnAsAdministrator, saveScheme } from './support/actions.ts'
import { Client } from './support/client.ts'
import { TestServer } from './support/test-server.ts'
import { inspectDatabase } from './support/inspect-database.ts'

let server: TestServer
let admin: Client
beforeAll(async () => {
  server = await TestServer.start()
  admin = await logOnAsAdministrator(server)
  await createUser(admin)
})
afterAll(() => server[Symbol.asyncDispose]())

describe('every state has a token of its own', () => {
  it('and an earlier one changes nothing but still reads', async () => {
    const client = new Client(server.url)
    const first = await client.startLogon()
    const second = await client.submitStep(first.token, { password: { username: 'alice', password: 'wrong' } })
    expect(second.token).not.toBe(first.token)
    expect(await client.submitRefused(first.token, { password: ALICE })).toBe('LOGON_STALE')
    expect(await client.readLogon(first.token)).toMatchObject({
      token: second.token,
      problem: { code: 'PASSWORD_INCORRECT' },
    })
  })

  it('the same token with the same answer gives the same result and does nothing twice', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    const wrong = { password: { username: 'alice', password: 'wrong' } }
    const first = await client.submitStep(token, wrong)
    const again = await client.submitStep(token, wrong)
    expect(again).toEqual(first)
    const audit = await admin.run('query($f: AuditFilter) { auditEvents(filter: $f) { nodes { type } } }', {
      f: { logonId: first.id },
    })
    expect(audit.auditEvents.nodes).toHaveLength(1)
  })

  it('twenty replays of the last answer, one after the other and all at once, make one session', async () => {
    for (const accessType of ['browser', 'client']) {
      const client = new Client(server.url)
      const { token, id } = await client.startLogon({ accessType })
      const answers = [
        ...(await Promise.all(Array.from({ length: 20 }, () => client.submitStep(token, { password: ALICE })))),
        await client.submitStep(token, { password: ALICE }),
      ]
      expect(new Set(answers.map((answer) => answer.__typename))).toEqual(new Set(['LogonCompleted']))
      expect(new Set(answers.map((answer) => answer.session.id)).size).toBe(1)
      if (accessType === 'client') expect(new Set(answers.map((answer) => answer.sessionToken)).size).toBe(1)
      await inspectDatabase(server, async (executor) => {
        const { rows } = await sql<{
          count: number
        }>`select count(*) as count from sessions where logon_id = ${id}`.execute(executor)
        expect(Number(rows[0]!.count)).toBe(1)
      })
    }
  })

  it('a completed logon gives its session token to nobody who comes later', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon({ accessType: 'client' })
    expect((await client.submitStep(token, { password: ALICE })).sessionToken).not.toBeNull()
    expect((await client.readLogon(token)).sessionToken).toBeNull()
    server.clock.forward(2 * 60_000)
    expect((await client.submitStep(token, { password: ALICE })).sessionToken).toBeNull()
  })

  it('a completed logon gives its session token to no other answer than the one that completed it', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon({ accessType: 'client' })
    const completed = await client.submitStep(token, { password: ALICE })
    const thief = new Client(server.url)
    for (const answer of [
      { password: { username: 'alice', password: 'wrong' } },
      { duo: { poll: true } },
      { fields: [{ name: 'password', value: 'wrong' }] },
    ])
      expect(await thief.submitStep(token, answer)).toMatchObject({ __typename: 'LogonCompleted', sessionToken: null })
    expect(await thief.finishLogon(token)).toMatchObject({ __typename: 'LogonCompleted', sessionToken: null })
    expect((await client.submitStep(token, { password: ALICE })).sessionToken).toBe(completed.sessionToken)
  })

  it('of two different answers at once only one counts', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    const codes = await Promise.all([
      client.submitRefused(token, { password: ALICE }),
      client.submitRefused(token, { password: { username: 'alice', password: 'another' } }),
    ])
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(codes.some((code) => code === 'LOGON_BUSY' || code === 'LOGON_STALE')).toBe(true)
  })
})

describe('a logon belongs to the browser that began it', () => {
  it('a token without the cookie is a token that does not exist', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    const thief = new Client(server.url)
    const unknown = token.replace(/.{10}$/, 'A'.repeat(10))
    const seen = []
    for (const stolen of [token, unknown, 'nonsense']) {
      const { errors } = await thief.graphql('query($t: String!) { logon(token: $t) { id } }', { t: stolen })
      const { reference, ...extensions } = errors![0]!.extensions
      expect(reference).toBeTruthy()
      seen.push({ message: errors![0]!.message, extensions })
      expect(await thief.submitRefused(stolen, { password: ALICE })).toBe('LOGON_NOT_FOUND')
    }
    expect(seen[0]!.extensions).toEqual({ code: 'LOGON_NOT_FOUND' })
    for (const answer of seen) expect(answer).toEqual(seen[0])
    await thief.startLogon()
    expect(await thief.submitRefused(token, { password: ALICE })).toBe('LOGON_NOT_FOUND')
    expect((await client.submitStep(token, { password: ALICE })).__typename).toBe('LogonCompleted')
  })

  it('two tabs of one browser have a logon each', async () => {
    const client = new Client(server.url)
    const [one, two] = [await client.startLogon(), await client.startLogon()]
    expect((await client.submitStep(two.token, { password: ALICE })).__typename).toBe('LogonCompleted')
    expect((await client.submitStep(one.token, { password: ALICE })).__typename).toBe('LogonCompleted')
  })
})

describe('a logon ends', () => {
  it('ten minutes after it began, whatever is done meanwhile', async () => {
    const client = new Client(server.url)
    let state = await client.startLogon()
    const end = state.expiresAt
    for (let minute = 0; minute < 4; minute++) {
      server.clock.forward(2 * 60_000)
      state = await client.submitStep(state.token, { password: { username: '', password: 'x' } })
      expect(state.expiresAt).toBe(end)
    }
    server.clock.forward(2 * 60_000 + 1_000)
    const expired = await client.submitStep(state.token, { password: ALICE })
    expect(expired).toMatchObject({ __typename: 'LogonDenied', problem: { code: 'LOGON_EXPIRED' } })
    expect((await client.readLogon(state.token)).problem!.reference).toBe(expired.problem!.reference)
  })

  it('when it is given up', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    expect(await client.cancelLogon(token)).toBe(true)
    expect(await client.cancelLogon(token)).toBe(false)
    expect(await client.submitStep(token, { password: ALICE })).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'LOGON_CANCELLED' },
    })
  })
})

describe('a logon is pinned to its version', () => {
  it('and goes on in it while another is published', async () => {
    const client = new Client(server.url)
    const before = await client.startLogon()
    const saved = await saveScheme(admin, 'browser', [{ module: 'password' }], { note: 'The same again' })
    expect(saved.published.number).toBe(before.version + 1)
    const completed = await client.submitStep(before.token, { password: ALICE })
    expect(completed).toMatchObject({ __typename: 'LogonCompleted', version: before.version })
    expect((await new Client(server.url).startLogon()).version).toBe(before.version + 1)
  })
})

describe('answers that are none', () => {
  it('advance nothing', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    for (const answer of [
      { duo: { passcode: '123456' } },
      { duo: { poll: true } },
      { fields: [] },
      { fields: [{ name: 'approved', value: 'true' }] },
      {
        fields: [
          { name: 'password', value: 'a' },
          { name: 'password', value: 'b' },
        ],
      },
    ]) {
      const state = await client.submitStep(token, answer)
      expect(state).toMatchObject({
        __typename: 'LogonStep',
        token,
        position: 1,
        problem: { code: 'ANSWER_WRONG_KIND' },
      })
    }
    for (const answer of [
      {},
      { password: null },
      { password: ALICE, fields: [] },
      { recoveryCode: 'x' },
      { password: { username: 'alice' } },
    ])
      expect(await client.submitRefused(token, answer)).toBe('BAD_USER_INPUT')
    expect(
      (await client.submitStep(token, { fields: [{ name: 'password', value: 'x'.repeat(5_000) }] })).problem!.code,
    ).toBe('ANSWER_TOO_LARGE')
    expect(await client.graphql('mutation($t: String!) { finishLogon(token: $t) { id } }', { t: token })).toMatchObject(
      { errors: [{ extensions: { code: 'LOGON_NOT_READY' } }] },
    )
    expect((await client.submitStep(token, { password: ALICE })).__typename).toBe('LogonCompleted')
  })
})
