import type { DuoSimulator } from '@sallyport/duo-simulator'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createUser, enrollAtDuo, logOnAsAdministrator, requireDuo, setDuoUp, until } from './support/actions.ts'
import { Client, type LogonView } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { TestServer } from './support/test-server.ts'

const PASSWORD = 'correct horse battery'
let server: TestServer
let admin: Client
let control: DuoSimulator['control']
let counter = 0

beforeAll(async () => {
  server = await TestServer.start({ duo: true })
  control = server.simulator!.control
  admin = await logOnAsAdministrator(server)
  await setDuoUp(server, admin)
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(() => requireDuo(admin, 'browser'))
afterEach(() => {
  control.clearFaults()
  control.resetPolicy()
})

interface Person {
  id: string
  username: string
}

async function createPerson({ enrolled = true, username = `deep${++counter}` } = {}): Promise<Person> {
  const id = await createUser(admin, { username, password: PASSWORD })
  if (enrolled) enrollAtDuo(server, username)
  return { id, username }
}

async function passPassword(
  { username }: Person,
  client = new Client(server.url),
): Promise<{ client: Client; state: LogonView }> {
  const { token } = await client.startLogon({})
  return { client, state: await client.submitStep(token, { password: { username, password: PASSWORD } }) }
}

/** From a waiting push to what comes after its approval. */
async function approve({ username }: Person, client: Client, state: LogonView): Promise<LogonView> {
  control.decide((await control.waitForPush(username)).txid, { decision: 'approve' })
  return client.readLogon(state.token, 20)
}

const auditOf = async (type: string, subject: string): Promise<any[]> =>
  (
    await admin.run(
      'query($f: AuditFilter) { auditEvents(filter: $f) { nodes { type outcome code reference actor module details ipAddress } } }',
      { f: { type, subject } },
    )
  ).auditEvents.nodes

describe('failing open', () => {
  it('lets in while Duo is away, and says so at the session, in the audit log and on the overview [C4] [C17]', async () => {
    const person = await createPerson()
    await requireDuo(admin, 'browser', { failMode: 'open' })
    control.addFault({ kind: 'error503', count: null, path: 'preauth', username: person.username })
    const { client, state } = await passPassword(person)
    expect(state).toMatchObject({ __typename: 'LogonCompleted' })
    const { mySessions } = await client.run('{ mySessions { steps { module method exception } } }')
    expect(mySessions[0].steps).toEqual([
      { module: 'password', method: expect.any(String), exception: null },
      { module: 'duo', method: expect.stringContaining('without Duo'), exception: 'FAILED_OPEN' },
    ])
    expect(await auditOf('alarm.failed-open', person.username)).toMatchObject([
      { module: 'duo', outcome: 'FAILURE', code: 'DUO_UNREACHABLE' },
    ])
    const { overview, scheme } = await admin.run(
      '{ overview { warnings { code message link } alarms { kind } modules { module ok code } } scheme(key: "browser") { warnings { code step count } } }',
    )
    expect(overview.warnings).toContainEqual({
      code: 'DUO_FAILS_OPEN',
      message: expect.stringMatching(/Step 2 of the Browser scheme.*1 logon passed/),
      link: '/authentication/schemes/browser',
    })
    expect(overview.modules).toContainEqual({ module: 'duo', ok: false, code: 'DUO_UNREACHABLE' })
    expect(scheme.warnings).toEqual([{ code: 'DUO_FAILS_OPEN', step: 1, count: 1 }])
  })

  it('is no more on the overview once the step fails closed again', async () => {
    const { overview } = await admin.run('{ overview { warnings { code } } }')
    expect(overview.warnings).not.toContainEqual({ code: 'DUO_FAILS_OPEN' })
  })
})

describe('a report of fraud', () => {
  it('ends the logon and stands on the overview until somebody has acknowledged it [C17]', async () => {
    const person = await createPerson()
    const { client, state } = await passPassword(person)
    control.decide((await control.waitForPush(person.username)).txid, { decision: 'fraud' })
    const denied = await client.readLogon(state.token, 20)
    expect(denied).toMatchObject({ __typename: 'LogonDenied', problem: { code: 'DUO_FRAUD' } })
    expect(await auditOf('alarm.fraud', person.username)).toMatchObject([
      { code: 'DUO_FRAUD', reference: denied.problem!.reference, ipAddress: client.address },
    ])

    const listAlarms = async (): Promise<any[]> =>
      (await admin.run('{ overview { alarms { id kind code subject subjectId reference ipAddress } } }')).overview
        .alarms
    const alarm = (await listAlarms()).find(({ subject }) => subject === person.username)
    expect(alarm).toMatchObject({
      kind: 'fraud',
      code: 'DUO_FRAUD',
      subjectId: person.id,
      reference: denied.problem!.reference,
      ipAddress: client.address,
    })
    const acknowledge = () => admin.run('mutation($id: ID!) { acknowledgeAlarm(id: $id) }', { id: alarm.id })
    const answers = await Promise.all([acknowledge(), acknowledge()])
    expect(answers.map(({ acknowledgeAlarm }) => acknowledgeAlarm).toSorted()).toEqual([false, true])
    expect((await listAlarms()).map(({ id }) => id)).not.toContain(alarm.id)
    expect(await auditOf('alarm.acknowledged', person.username)).toMatchObject([
      { actor: 'admin', details: { kind: 'fraud' } },
    ])
  })

  it('is acknowledged by nobody but who may change users', async () => {
    const person = await createPerson()
    const auditor = `auditor${++counter}`
    await createUser(admin, { username: auditor, password: PASSWORD, roles: ['auditor'] })
    enrollAtDuo(server, auditor)
    const { client, state } = await passPassword({ id: '', username: auditor })
    await client.finishLogon((await approve({ id: '', username: auditor }, client, state)).token)
    expect((await client.graphql('{ overview { alarms { id } } }')).errors).toBeUndefined()
    for (const caller of [client, new Client(server.url)]) {
      const { errors } = await caller.graphql('mutation { acknowledgeAlarm(id: "1") }')
      expect(errors![0]!.extensions.code).toMatch(/^(?:FORBIDDEN|UNAUTHENTICATED)$/)
    }
    expect(person.id).toBeTruthy()
  })
})

describe('a remembered browser', () => {
  beforeEach(async () => {
    await requireDuo(admin, 'browser', { rememberBrowsers: true })
    control.updatePolicy({ rememberedDevices: { enabled: true } })
  })

  /** A completed logon in which the person has said yes. */
  async function remember(person: Person, client = new Client(server.url)): Promise<Client> {
    const { state } = await passPassword(person, client)
    const asked = await approve(person, client, state)
    expect(asked.prompt).toMatchObject({ __typename: 'DuoRememberPrompt' })
    expect(client.cookies.has('__Host-sallyport-remembered')).toBe(false)
    const completed = await client.submitStep(asked.token, { duo: { remember: true } })
    expect(completed).toMatchObject({ __typename: 'LogonCompleted' })
    return client
  }

  it('gets its cookie with the session, HttpOnly and Secure, with nothing of Duo’s to read in it [C14]', async () => {
    const person = await createPerson()
    const client = await remember(person)
    const header = client.setCookieHeaders.find((cookie) => cookie.startsWith('__Host-sallyport-remembered='))!
    expect(header).toMatch(/; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const { trusted_device_token: token } = { trusted_device_token: control.user(person.username).userId }
    expect(decodeURIComponent(header)).not.toContain(token)
    const kept = await inspectDatabase(server, (sql) =>
      sql.selectFrom('remembered_browsers').selectAll().where('user_id', '=', person.id).execute(),
    )
    expect(kept).toHaveLength(1)
    expect(header).not.toContain(person.id)
  })

  it('is asked for the password alone the next time, and the session says why [C14]', async () => {
    const person = await createPerson()
    const client = await remember(person)
    const { state } = await passPassword(person, client)
    expect(state).toMatchObject({ __typename: 'LogonCompleted' })
    const { mySessions } = await client.run(
      '{ mySessions { steps { module exception method } } myRememberedBrowsers { module userAgent } }',
    )
    expect(mySessions[0].steps[1]).toEqual({
      module: 'duo',
      exception: 'REMEMBERED',
      method: 'browser remembered by Duo',
    })
    expect(control.pushes(person.username)).toEqual([])
  })

  it('is worth nothing to another user, in another browser, changed, or put together from two', async () => {
    const person = await createPerson()
    const other = await createPerson()
    const client = await remember(person)
    const cookie = client.cookies.get('__Host-sallyport-remembered')!
    const thief = new Client(server.url)
    thief.cookies.set('__Host-sallyport-remembered', cookie)
    expect((await passPassword(person, thief)).state.__typename).toBe('LogonStep')
    expect((await passPassword(other, client)).state.prompt).toMatchObject({ __typename: 'DuoWaitPrompt' })
    for (const spoil of [
      (good: string) => `${good.slice(0, -3)}AAA`,
      () => 'x'.repeat(5_000),
      () => '~~~~',
      (good: string) => good.replace(/^rem_(.)/, (_, first) => `rem_${first === '0' ? '1' : '0'}`),
      (good: string) => `${good}~${good.slice(0, 30)}`.slice(31),
    ]) {
      const owner = await createPerson()
      const browser = await remember(owner)
      browser.cookies.set('__Host-sallyport-remembered', spoil(browser.cookies.get('__Host-sallyport-remembered')!))
      expect((await passPassword(owner, browser)).state.__typename).toBe('LogonStep')
    }
  })

  it('remembers two users, each by themselves', async () => {
    const [first, second] = [await createPerson(), await createPerson()]
    const client = await remember(first)
    const { state } = await passPassword(second, client)
    const asked = await approve(second, client, state)
    await client.submitStep(asked.token, { duo: { remember: true } })
    for (const person of [first, second])
      expect((await passPassword(person, client)).state.__typename).toBe('LogonCompleted')
  })

  it('that says no, or nothing, gets no cookie', async () => {
    const person = await createPerson()
    const { client, state } = await passPassword(person)
    const asked = await approve(person, client, state)
    expect(await client.submitStep(asked.token, { duo: { remember: false } })).toMatchObject({
      __typename: 'LogonCompleted',
    })
    expect(client.cookies.has('__Host-sallyport-remembered')).toBe(false)
  })

  it('whose answer got lost gets its cookie when the same answer comes again', async () => {
    const person = await createPerson()
    const { client, state } = await passPassword(person)
    const asked = await approve(person, client, state)
    await client.submitStep(asked.token, { duo: { remember: true } })
    client.cookies.delete('__Host-sallyport-remembered')
    await client.submitStep(asked.token, { duo: { remember: true } })
    expect((await passPassword(person, client)).state.__typename).toBe('LogonCompleted')
  })

  const FORGETTING: [string, (person: Person, client: Client) => Promise<unknown>][] = [
    [
      'the user’s password is changed',
      (_person, client) =>
        client.run('mutation($i: ChangePasswordInput!) { changePassword(input: $i) { __typename } }', {
          i: { currentPassword: PASSWORD, newPassword: 'another horse battery', endOtherSessions: false },
        }),
    ],
    ['the user ends their other sessions', (_person, client) => client.run('mutation { endMyOtherSessions }')],
    ['the user forgets their browsers', (_person, client) => client.run('mutation { forgetMyBrowsers }')],
    [
      'an administrator forgets them',
      (person) => admin.run('mutation($u: ID!) { forgetUserBrowsers(userId: $u) }', { u: person.id }),
    ],
    [
      'an administrator ends the user’s sessions',
      (person) => admin.run('mutation($u: ID!) { endUserSessions(userId: $u) }', { u: person.id }),
    ],
    [
      'an administrator removes the user’s enrollment',
      (person) => admin.run('mutation($u: ID!) { removeEnrollment(userId: $u, module: "duo") }', { u: person.id }),
    ],
    [
      'an administrator disables the user',
      async (person) => {
        for (const enabled of [false, true])
          await admin.run('mutation($i: UpdateUserInput!) { updateUser(input: $i) { __typename } }', {
            i: { id: person.id, enabled },
          })
      },
    ],
    ['Duo’s policy forgets them', async () => control.updatePolicy({ rememberedDevices: { enabled: false } })],
    ['the step no longer offers it', () => requireDuo(admin, 'browser', { rememberBrowsers: false })],
  ]
  it.each(FORGETTING)('is asked again once %s [C14]', async (_when, forget) => {
    const person = await createPerson()
    const client = await remember(person)
    await forget(person, client)
    let state = await client.startLogon({})
    for (const password of [PASSWORD, 'another horse battery'])
      if (state.position === 1)
        state = await client.submitStep(state.token, { password: { username: person.username, password } })
    expect(state.prompt).toMatchObject({ __typename: 'DuoWaitPrompt' })
  })
})

describe('an enrollment code', () => {
  const create = async (person: Person): Promise<{ code: string; expiresAt: string }> =>
    (
      await admin.run('mutation($u: ID!) { createEnrollmentCode(userId: $u, module: "duo") { code expiresAt } }', {
        u: person.id,
      })
    ).createEnrollmentCode
  beforeEach(() => requireDuo(admin, 'browser', { enrollmentCode: true }))

  it('from an administrator lets a user enroll, once, however it is typed', async () => {
    const person = await createPerson({ enrolled: false })
    const { code } = await create(person)
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const { client, state } = await passPassword(person)
    expect(state.prompt).toMatchObject({
      __typename: 'DuoEnrollmentCodePrompt',
      fields: [{ name: 'enrollmentCode', kind: 'CODE', value: null }],
    })
    const enrolling = await client.submitStep(state.token, {
      duo: { enrollmentCode: ` ${code.toLowerCase().replaceAll('-', ' ')} ` },
    })
    expect(enrolling.prompt).toMatchObject({
      __typename: 'DuoEnrollmentPrompt',
      qrCode: expect.stringMatching(/^data:image\//),
    })
    const second = await passPassword(person)
    expect(
      (await second.client.submitStep(second.state.token, { duo: { enrollmentCode: code } })).problem,
    ).toMatchObject({ code: 'DUO_ENROLLMENT_CODE_INCORRECT', field: 'enrollmentCode' })
    expect(await auditOf('user.enrollment-code-created', person.username)).toMatchObject([
      { actor: 'admin', module: 'duo' },
    ])
  })

  it('is in no answer, log or table afterwards', async () => {
    const person = await createPerson({ enrolled: false })
    const { code } = await create(person)
    const { user } = await admin.run(
      'query($id: ID!) { user(id: $id) { enrollmentCodes { module createdBy expiresAt } } }',
      { id: person.id },
    )
    expect(user.enrollmentCodes).toEqual([{ module: 'duo', createdBy: 'admin', expiresAt: expect.any(String) }])
    const rows = await inspectDatabase(server, async (sql) => [
      await sql.selectFrom('enrollment_codes').selectAll().execute(),
      await sql.selectFrom('audit_events').selectAll().execute(),
    ])
    for (const text of [JSON.stringify(rows), server.logLines.join('\n')]) {
      expect(text).not.toContain(code)
      expect(text).not.toContain(code.replaceAll('-', ''))
    }
  })

  it.each([
    ['of another user', async (_person: Person) => (await create(await createPerson({ enrolled: false }))).code],
    [
      'that was replaced',
      async (person: Person) => {
        const { code } = await create(person)
        await create(person)
        return code
      },
    ],
    [
      'that was taken back',
      async (person: Person) => {
        const { code } = await create(person)
        await admin.run('mutation($u: ID!) { removeEnrollmentCode(userId: $u, module: "duo") }', { u: person.id })
        return code
      },
    ],
    [
      'that is a day old',
      async (person: Person) => {
        const { code } = await create(person)
        await inspectDatabase(server, (sql) =>
          sql
            .updateTable('enrollment_codes')
            .set((row) => ({ expires_at: row('expires_at', '-', 24 * 60 * 60_000) }))
            .where('user_id', '=', person.id)
            .execute(),
        )
        return code
      },
    ],
  ] as const)('%s opens nothing', async (_which, toCode) => {
    const person = await createPerson({ enrolled: false })
    const code = await toCode(person)
    const { client, state } = await passPassword(person)
    expect((await client.submitStep(state.token, { duo: { enrollmentCode: code } })).problem).toMatchObject({
      code: 'DUO_ENROLLMENT_CODE_INCORRECT',
    })
    expect(control.users().map(({ username }) => username)).not.toContain(person.username)
  })

  it('is made by nobody but who may change users, and only for a module that takes them', async () => {
    const person = await createPerson({ enrolled: false })
    expect(
      (
        await admin.graphql('mutation($u: ID!) { createEnrollmentCode(userId: $u, module: "password") { code } }', {
          u: person.id,
        })
      ).errors![0]!.extensions.code,
    ).toBe('BAD_USER_INPUT')
    expect(
      (await admin.graphql('mutation { createEnrollmentCode(userId: "usr_none", module: "duo") { code } }')).errors![0]!
        .extensions.code,
    ).toBe('NOT_FOUND')
    expect(
      (
        await new Client(server.url).graphql(
          'mutation($u: ID!) { createEnrollmentCode(userId: $u, module: "duo") { code } }',
          { u: person.id },
        )
      ).errors![0]!.extensions.code,
    ).toBe('UNAUTHENTICATED')
  })
})

describe('names at Duo', () => {
  const setName = async (person: Person, name: string | null): Promise<any> =>
    (
      await admin.run(
        'mutation($i: SetExternalNameInput!) { setExternalName(input: $i) { __typename ... on User { externalNames { module name } } ... on ExternalNameRejected { problems { field code } } } }',
        { i: { userId: person.id, module: 'duo', name } },
      )
    ).setExternalName

  it('can be set for one user, unties what was enrolled, and is told in the audit log', async () => {
    const person = await createPerson({ enrolled: false })
    enrollAtDuo(server, `${person.username}-at-duo`)
    expect(await setName(person, ` ${person.username}-at-duo `)).toEqual({
      __typename: 'User',
      externalNames: [{ module: 'duo', name: `${person.username}-at-duo` }],
    })
    const { client, state } = await passPassword(person)
    control.decide((await control.waitForPush(`${person.username}-at-duo`)).txid, { decision: 'approve' })
    expect(await client.readLogon(state.token, 20)).toMatchObject({ __typename: 'LogonReady' })
    expect(await auditOf('user.external-name-set', person.username)).toMatchObject([
      { actor: 'admin', details: { before: null, after: `${person.username}-at-duo` } },
    ])
    expect(await setName(person, null)).toEqual({ __typename: 'User', externalNames: [] })
  })

  it('are one user’s each: one that was set, or passed under, is nobody else’s', async () => {
    const [first, second] = [await createPerson(), await createPerson()]
    const { client, state } = await passPassword(first)
    await client.finishLogon((await approve(first, client, state)).token)
    expect(await setName(second, first.username.toUpperCase())).toEqual({
      __typename: 'ExternalNameRejected',
      problems: [{ field: 'name', code: 'EXTERNAL_NAME_TAKEN' }],
    })
    expect((await setName(second, 'a\u202Eb')).problems).toEqual([{ field: 'name', code: 'EXTERNAL_NAME_INVALID' }])
  })

  it('that become the same one let the first user in alone; the second is refused, nobody’s phone rings, and an alarm is raised', async () => {
    await setDuoUp(server, admin, { usernameFormat: 'without-domain' })
    const name = `same${++counter}`
    const first = await createPerson({ enrolled: false, username: `${name}@one.example` })
    const second = await createPerson({ enrolled: false, username: `${name}@two.example` })
    enrollAtDuo(server, name)
    const { client, state } = await passPassword(first)
    control.decide((await control.waitForPush(name)).txid, { decision: 'approve' })
    await client.finishLogon((await client.readLogon(state.token, 20)).token)
    // What the first logon has still under way may end in the log meanwhile.
    const countAsked = () => control.log().filter(({ path }) => /\/(?:preauth|auth|enroll)$/.test(path)).length
    const before = countAsked()
    expect((await passPassword(second)).state).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'DUO_NAME_CONFLICT' },
    })
    expect(countAsked()).toBe(before)
    const { overview } = await admin.run('{ overview { alarms { kind subject } } }')
    expect(overview.alarms).toContainEqual({ kind: 'identity-conflict', subject: second.username })
    await setDuoUp(server, admin, { usernameFormat: 'as-typed' })
  })
})

describe('the last choice', () => {
  it('is kept over logons, in this server’s database alone', async () => {
    const person = await createPerson()
    const second = control.createDevice(person.username, {
      type: 'phone',
      name: 'Second',
      number: '+15550177',
      activated: true,
    })
    const { client, state } = await passPassword(person)
    expect(state.prompt).toMatchObject({ __typename: 'DuoChoicePrompt' })
    const waiting = await client.submitStep(state.token, { duo: { push: { device: second.id } } })
    await client.finishLogon((await approve(person, client, waiting)).token)
    const next = await until(async () => (await passPassword(person)).state, 'a second logon')
    expect(next.prompt).toMatchObject({ __typename: 'DuoWaitPrompt', device: { id: second.id } })
  })
})

describe('what an operator sees', () => {
  it('is how long Duo takes, what fails, what is open and whether it is there', async () => {
    const person = await createPerson()
    const { client, state } = await passPassword(person)
    const text = await until(async () => {
      const metrics = await (await fetch(`${server.url}/metrics`)).text()
      return /sallyport_duo_open_transactions [1-9]/.test(metrics) && metrics
    }, 'an open transaction')
    expect(text).toMatch(/sallyport_duo_call_seconds_bucket\{endpoint="preauth",le="\+Inf"\} [1-9]\d*/)
    expect(text).toMatch(/sallyport_duo_errors_total\{endpoint="preauth",kind="unreachable"\} [1-9]\d*/)
    expect(text).toContain('sallyport_duo_breaker_state 0')
    expect(text).not.toContain(person.username)
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({
      status: 'ready',
      modules: { duo: 'reachable' },
    })
    await client.cancelLogon(state.token)
  })
})
