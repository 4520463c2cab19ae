import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ALICE, createUser, logOnAsAdministrator } from './support/actions.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { ADMINISTRATOR, TestServer } from './support/test-server.ts'

const MINUTE = 60_000
const OTHER = { username: 'other-admin', password: 'another first password' }

let server: TestServer
let admin: Client
beforeAll(async () => {
  server = await TestServer.start({ env: { SALLYPORT_FRESH_LOGON_MINUTES: '10' } })
  admin = await logOnAsAdministrator(server)
  await createUser(admin)
  await createUser(admin, { ...OTHER, roles: ['administrator'] })
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  admin = await logOnAsAdministrator(server)
})

const CHANGE =
  'mutation { saveScheme(input: {key: "browser", steps: [{module: "password"}], publish: false}) { __typename } }'
const codeOf = async (client: Client, document = CHANGE) =>
  (await client.graphql(document)).errors?.[0]?.extensions.code ?? 'none'
const grow = (minutes: number) => server.clock.forward(minutes * MINUTE)
const sessionOf = async (client: Client): Promise<string | null> =>
  ((await client.viewer()) as { session?: { id: string } } | null)?.session?.id ?? null
const isLive = (id: string) =>
  inspectDatabase(
    server,
    async (sql) =>
      (await sql.selectFrom('sessions').select('ended_at').where('id', '=', id).executeTakeFirstOrThrow()).ended_at ===
      null,
  )
const cookieOf = (client: Client) => client.cookies.get('__Host-sallyport-session')

describe('a sensitive change', () => {
  it('is allowed until the logon is as old as the operator permits, however the session is used', async () => {
    grow(5)
    expect(await codeOf(admin)).toBe('none')
    grow(4.9)
    expect(await codeOf(admin)).toBe('none')
    grow(0.2)
    expect(await codeOf(admin)).toBe('REAUTH_REQUIRED')
    expect(await admin.viewer()).not.toBeNull()
    expect(await codeOf(admin, '{ users { totalCount } }')).toBe('none')
  })

  it('is refused with a hint, and changes nothing', async () => {
    grow(11)
    const { data, errors } = await admin.graphql(
      'mutation { setPassword(input: {userId: "nobody", password: "a password for nobody"}) { __typename } }',
    )
    expect(data).toBeNull()
    expect(errors![0]).toMatchObject({
      message: expect.stringContaining('Log on again'),
      extensions: { code: 'REAUTH_REQUIRED' },
    })
  })

  it('is refused to a program with a session token as well', async () => {
    const program = new Client(server.url)
    await program.logOn(ADMINISTRATOR.username, ADMINISTRATOR.password, 'client')
    expect(await codeOf(program)).toBe('none')
    grow(11)
    expect(await codeOf(program)).toBe('REAUTH_REQUIRED')
    const again = new Client(server.url)
    await again.logOn(ADMINISTRATOR.username, ADMINISTRATOR.password, 'client')
    expect(await codeOf(again)).toBe('none')
  })
})

describe('logging on again', () => {
  it('as the same user in the same browser creates a new session and ends the old one', async () => {
    const [oldId, oldCookie] = [await sessionOf(admin), cookieOf(admin)]
    grow(11)
    await admin.logOn(ADMINISTRATOR.username, ADMINISTRATOR.password)
    const newId = await sessionOf(admin)
    expect(newId).not.toBe(oldId)
    expect(cookieOf(admin)).not.toBe(oldCookie)
    expect(await codeOf(admin)).toBe('none')
    const thief = new Client(server.url)
    thief.cookies.set('__Host-sallyport-session', oldCookie!)
    expect(await thief.viewer()).toBeNull()
    const { auditEvents } = await admin.run(
      'query($f: AuditFilter) { auditEvents(first: 5, filter: $f) { nodes { actor subject details } } }',
      { f: { type: 'session.ended' } },
    )
    expect(auditEvents.nodes[0]).toEqual({
      actor: 'admin',
      subject: 'admin',
      details: { session: oldId, reason: 'replaced', by: newId },
    })
  })

  it('keeps the old session if it is canceled', async () => {
    const [oldId, oldCookie] = [await sessionOf(admin), cookieOf(admin)]
    grow(11)
    const { token } = await admin.startLogon()
    expect((await admin.submitStep(token, { password: { username: 'admin', password: 'wrong' } })).problem?.code).toBe(
      'PASSWORD_INCORRECT',
    )
    const { token: second } = await admin.startLogon()
    await admin.cancelLogon(second)
    expect([await sessionOf(admin), cookieOf(admin)]).toEqual([oldId, oldCookie])
    expect(await codeOf(admin)).toBe('REAUTH_REQUIRED')
  })

  it('as another user creates a session with their permissions, and keeps the old one', async () => {
    const [oldId, oldCookie] = [(await sessionOf(admin))!, cookieOf(admin)!]
    grow(11)
    const completed = await admin.logOn(ALICE.username, ALICE.password)
    expect(completed.session.id).not.toBe(oldId)
    expect(await admin.viewer()).toMatchObject({ user: { username: 'alice' }, permissions: [] })
    expect(await codeOf(admin)).toBe('FORBIDDEN')
    expect(await isLive(oldId)).toBe(true)
    const keeper = new Client(server.url)
    keeper.cookies.set('__Host-sallyport-session', oldCookie)
    expect(await keeper.viewer()).toMatchObject({ user: { username: 'admin' } })
    expect(await codeOf(keeper)).toBe('REAUTH_REQUIRED')
  })

  it('as another administrator renews no session of the first one', async () => {
    const oldCookie = cookieOf(admin)!
    grow(11)
    await admin.logOn(OTHER.username, OTHER.password)
    expect(await codeOf(admin)).toBe('none')
    const keeper = new Client(server.url)
    keeper.cookies.set('__Host-sallyport-session', oldCookie)
    expect(await codeOf(keeper)).toBe('REAUTH_REQUIRED')
  })

  it('in another browser, or with a token, ends no other session', async () => {
    const oldId = (await sessionOf(admin))!
    await logOnAsAdministrator(server)
    expect(await isLive(oldId)).toBe(true)
    await admin.logOn(ADMINISTRATOR.username, ADMINISTRATOR.password, 'client')
    expect(await isLive(oldId)).toBe(true)
  })

  it('ends the old session once, however often the last answer is sent', async () => {
    const { token } = await admin.startLogon()
    const before = new Map(admin.cookies)
    const answer = { password: ADMINISTRATOR }
    await admin.submitStep(token, answer)
    const newId = await sessionOf(admin)
    const repeated = new Client(server.url)
    for (const [name, value] of before) repeated.cookies.set(name, value)
    await repeated.submitStep(token, answer)
    expect(await sessionOf(repeated)).toBe(newId)
    expect(await isLive(newId!)).toBe(true)
  })
})

describe('the operator', () => {
  it.each(['0', '-1', '1.5', '721', 'soon', '00000'])('can’t set how long to %j', async (minutes) => {
    await expect(TestServer.start({ env: { SALLYPORT_FRESH_LOGON_MINUTES: minutes } })).rejects.toThrow(
      /SALLYPORT_FRESH_LOGON_MINUTES must be a whole number of minutes from 1 to 720/,
    )
  })
})
