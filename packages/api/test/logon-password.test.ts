import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALICE, createUser, logOnAsAdministrator } from './support/actions.ts'
import { Client } from './support/client.ts'
import { TestServer } from './support/test-server.ts'

let server: TestServer
let admin: Client
beforeAll(async () => {
  server = await TestServer.start()
  admin = await logOnAsAdministrator(server)
  await createUser(admin)
})
afterAll(() => server[Symbol.asyncDispose]())

describe('a browser logs on with a password', () => {
  it('is asked for both, gets a session in a cookie and no token', async () => {
    const client = new Client(server.url)
    const started = await client.startLogon()
    expect(started).toMatchObject({
      __typename: 'LogonStep',
      scheme: 'browser',
      version: 1,
      position: 1,
      stepCount: 1,
      problem: null,
    })
    expect(started.prompt).toMatchObject({
      __typename: 'PasswordPrompt',
      module: 'password',
      asksUsername: true,
      pollAfterMs: null,
    })
    expect(started.prompt.fields.map((field) => [field.name, field.kind])).toEqual([
      ['username', 'TEXT'],
      ['password', 'PASSWORD'],
    ])
    const completed = await client.submitStep(started.token, { password: ALICE })
    expect(completed).toMatchObject({
      __typename: 'LogonCompleted',
      sessionToken: null,
      redirectTo: '/',
      session: { user: { username: 'alice' }, steps: [{ position: 1, module: 'password', method: 'password' }] },
    })
    expect(await client.viewer()).toMatchObject({ user: { username: 'alice' }, permissions: [] })
    const cookie = client.setCookieHeaders.find((header) => header.startsWith('__Host-sallyport-session='))!
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute)
    expect(cookie).not.toContain('Domain')
  })

  it('may spell the name in any case and width, with blanks around it', async () => {
    for (const username of ['ALICE', '  alice ', 'ａｌｉｃｅ'])
      expect((await new Client(server.url).logOn(username, ALICE.password)).__typename).toBe('LogonCompleted')
  })

  it('goes to the path that it asked for, and is refused any other site', async () => {
    const client = new Client(server.url)
    const started = await client.startLogon({ returnTo: '/audit?type=logon' })
    expect((await client.submitStep(started.token, { password: ALICE })).redirectTo).toBe('/audit?type=logon')
    for (const returnTo of [
      'https://evil.example',
      '//evil.example',
      '/.//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/\u0009/evil.example',
      'http://localhost:4000@evil.example/',
    ])
      expect(
        (await client.graphql('mutation($i: StartLogonInput!) { startLogon(input: $i) { id } }', { i: { returnTo } }))
          .errors?.[0]?.extensions.code,
      ).toBe('RETURN_TO_REFUSED')
  })

  it('is let in by the generic fields as well', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    const fields = [
      { name: 'username', value: ALICE.username },
      { name: 'password', value: ALICE.password },
    ]
    expect((await client.submitStep(token, { fields })).__typename).toBe('LogonCompleted')
  })
})

describe('a program logs on as access type "client"', () => {
  it('gets the session token once, in the answer, and no session cookie', async () => {
    const client = new Client(server.url)
    const completed = await client.logOn(ALICE.username, ALICE.password, 'client')
    expect(completed.sessionToken).toMatch(/^sps_/)
    expect([...client.cookies.keys()]).toEqual([])
    expect(await client.viewer()).toMatchObject({ user: { username: 'alice' } })
    const stranger = new Client(server.url)
    expect(await stranger.viewer()).toBeNull()
  })

  it('hears of an access type that does not exist', async () => {
    expect(
      (await new Client(server.url).graphql('mutation { startLogon(input: {accessType: "ftp"}) { id } }')).errors?.[0]
        ?.extensions.code,
    ).toBe('ACCESS_TYPE_UNKNOWN')
  })
})

describe('what does not pass', () => {
  it('tells nothing apart: a wrong password, an unknown name, a disabled user and one without a password', async () => {
    await createUser(admin, { username: 'disabled', password: ALICE.password })
    const { users } = await admin.run('{ users(search: "disabled") { nodes { id } } }')
    await admin.run('mutation($i: UpdateUserInput!) { updateUser(input: $i) { __typename } }', {
      i: { id: users.nodes[0].id, enabled: false },
    })
    await admin.run('mutation { createUser(input: { username: "nopassword" }) { __typename } }')
    const answers = []
    for (const [username, password] of [
      ['alice', 'wrong'],
      ['nobody', 'wrong'],
      ['disabled', ALICE.password],
      ['nopassword', 'wrong'],
    ]) {
      const { id, token, startedAt, expiresAt, problem, ...rest } = await new Client(server.url).logOn(
        username!,
        password!,
      )
      const { reference, ...visible } = problem!
      expect([id, token, startedAt, expiresAt, reference].every(Boolean)).toBe(true)
      answers.push({ ...rest, problem: visible })
    }
    expect(answers[0]).toMatchObject({
      __typename: 'LogonStep',
      problem: { code: 'PASSWORD_INCORRECT', field: 'password' },
    })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('asks again where something is missing, and refuses what is longer than any password unhashed', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    const missing = await client.submitStep(token, { password: { username: '', password: 'x' } })
    expect(missing.problem).toMatchObject({ code: 'PASSWORD_MISSING', field: 'username' })
    const long = await client.submitStep(missing.token, { password: { username: 'alice', password: 'x'.repeat(257) } })
    expect(long.problem).toMatchObject({ code: 'PASSWORD_TOO_LONG', field: 'password' })
    expect((await client.submitStep(long.token, { password: ALICE })).__typename).toBe('LogonCompleted')
  })

  it('checks the whole password, in whatever form its accents were typed', async () => {
    const password =
      'é'.normalize('NFC') + ' is e with an accent, and this goes on beyond seventy-two bytes for sure, yes it does'
    await createUser(admin, { username: 'long', password })
    expect((await new Client(server.url).logOn('long', password.slice(0, 72))).__typename).toBe('LogonStep')
    expect((await new Client(server.url).logOn('long', password.normalize('NFD'))).__typename).toBe('LogonCompleted')
  })
})

describe('sessions', () => {
  it('end by logging off, and the cookie is worth nothing afterwards', async () => {
    const client = new Client(server.url)
    await client.logOn(ALICE.username, ALICE.password)
    const stolen = new Client(server.url)
    for (const [name, value] of client.cookies) stolen.cookies.set(name, value)
    expect(await stolen.viewer()).not.toBeNull()
    expect((await client.run('mutation { logoff }')).logoff).toBe(true)
    expect(await client.viewer()).toBeNull()
    expect(await stolen.viewer()).toBeNull()
  })

  it('never adopt a value that the server has not made', async () => {
    const client = new Client(server.url)
    client.cookies.set('__Host-sallyport-session', `sps_${'A'.repeat(43)}`)
    client.cookies.set('__Host-sallyport-logon', 'planted')
    await client.logOn(ALICE.username, ALICE.password)
    expect(client.cookies.get('__Host-sallyport-session')).not.toBe(`sps_${'A'.repeat(43)}`)
    expect(client.cookies.get('__Host-sallyport-logon')).not.toBe('planted')
  })
})
