import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ALICE, createUser, logOnAsAdministrator, saveScheme } from './support/actions.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { ADMINISTRATOR, TestServer } from './support/test-server.ts'

const MINUTE = 60_000
const PASSWORD = { module: 'password' }

let server: TestServer
let admin: Client
beforeEach(async () => {
  server = await TestServer.start()
  admin = await logOnAsAdministrator(server)
  await createUser(admin)
})
afterEach(() => server[Symbol.asyncDispose]())

const FIELDS =
  '__typename ... on AccessType { key name sessionDelivery returnUrls rolesAllowed rolesDenied deniedText sessionIdleMinutes sessionMaxMinutes builtIn revision scheme usedBy { runningLogons openSessions logonsLast30Days lastLogonAt } } ... on AccessTypeRejected { problems { field code } verdict { isSafe } }'
const create = async (input: object) =>
  (
    await admin.run(`mutation($input: AccessTypeInput!) { createAccessType(input: $input) { ${FIELDS} } }`, {
      input: { key: 'kiosk', name: 'Kiosk', sessionDelivery: 'TOKEN', ...input },
    })
  ).createAccessType
const update = async (input: object) =>
  (
    await admin.run(`mutation($input: UpdateAccessTypeInput!) { updateAccessType(input: $input) { ${FIELDS} } }`, {
      input: { key: 'kiosk', ...input },
    })
  ).updateAccessType
const remove = async (key = 'kiosk') =>
  (await admin.run(`mutation($key: ID!) { removeAccessType(key: $key) { ${FIELDS} } }`, { key })).removeAccessType
const find = async (key = 'kiosk') =>
  (
    await admin.run(
      `{ accessTypes { key ${FIELDS.slice(FIELDS.indexOf('{') + 1, FIELDS.indexOf(' } ... on AccessTypeRejected'))} } }`,
    )
  ).accessTypes.find((one: { key: string }) => one.key === key)
const codesOf = (result: { problems: { field: string | null; code: string }[] }) =>
  result.problems.map(({ field, code }) => `${field}: ${code}`)
const logOn = (accessType = 'kiosk', user = ALICE) =>
  new Client(server.url).logOn(user.username, user.password, accessType)
const startCode = async (input: object) =>
  (
    await new Client(server.url).graphql('mutation($input: StartLogonInput!) { startLogon(input: $input) { id } }', {
      input,
    })
  ).errors?.[0]?.extensions.code ?? 'none'
const viewerOf = async (token: string) => {
  const client = new Client(server.url)
  client.bearer = token
  return client.viewer()
}

describe('an access type of one’s own', () => {
  it('has a flow of a password that is live at once, and is used like the others', async () => {
    expect(await create({})).toEqual({
      __typename: 'AccessType',
      key: 'kiosk',
      name: 'Kiosk',
      sessionDelivery: 'TOKEN',
      returnUrls: [],
      rolesAllowed: [],
      rolesDenied: [],
      deniedText: null,
      sessionIdleMinutes: 30,
      sessionMaxMinutes: 720,
      builtIn: false,
      revision: 1,
      scheme: 'kiosk',
      usedBy: { runningLogons: 0, openSessions: 0, logonsLast30Days: 0, lastLogonAt: null },
    })
    const logon = await logOn()
    expect(logon).toMatchObject({
      __typename: 'LogonCompleted',
      accessType: 'kiosk',
      scheme: 'kiosk',
      version: 1,
      sessionToken: expect.any(String),
    })
    await new Client(server.url).startLogon({ accessType: 'kiosk' })
    expect((await find()).usedBy).toEqual({
      runningLogons: 1,
      openSessions: 1,
      logonsLast30Days: 1,
      lastLogonAt: expect.any(String),
    })
    expect((await saveScheme(admin, 'kiosk', [PASSWORD, PASSWORD])).__typename).toBe('Scheme')
  })

  it('is refused with a key, a name or an address that can’t be', async () => {
    for (const key of ['', 'Kiosk', '9lives', '-a', 'a'.repeat(32), 'ki osk', 'kiosk\n'])
      expect(codesOf(await create({ key })), key).toEqual(['key: ACCESS_TYPE_KEY_INVALID'])
    for (const key of ['browser', 'recovery'])
      expect(codesOf(await create({ key })), key).toEqual(['key: ACCESS_TYPE_TAKEN'])
    for (const name of ['', ' ', 'x'.repeat(61), 'a\u202eb'])
      expect(codesOf(await create({ name })), name).toEqual(['name: ACCESS_TYPE_NAME_INVALID'])
    for (const url of [
      'http://app.example.test',
      'https://user@app.example.test',
      'https://app.example.test/?a=1',
      'https://app.example.test/#a',
      'javascript:alert(1)',
      '/path',
      '',
      'https://app.example.test\\x',
      'ftp://app.example.test',
      `https://app.example.test/${'ü'.repeat(200)}`,
    ])
      expect(codesOf(await create({ returnUrls: [url] })), url).toEqual(['returnUrls: RETURN_URL_INVALID'])
    expect(codesOf(await create({ rolesAllowed: ['nobody-has-this'] }))).toEqual(['rolesAllowed: ROLE_UNKNOWN'])
    expect(codesOf(await create({ deniedText: 'x'.repeat(201) }))).toEqual(['deniedText: SETTING_INVALID'])
    expect(codesOf(await create({ sessionIdleMinutes: 61, sessionMaxMinutes: 4 }))).toEqual([
      'sessionIdleMinutes: SETTING_OUT_OF_RANGE',
      'sessionMaxMinutes: SETTING_OUT_OF_RANGE',
    ])
    expect(await find()).toBeUndefined()
  })

  it('is made once, however many make it at once', async () => {
    const results = await Promise.all(Array.from({ length: 4 }, () => create({})))
    expect(results.filter(({ __typename }) => __typename === 'AccessType')).toHaveLength(1)
    expect(results.find(({ problems }) => problems)).toMatchObject({ problems: [{ code: 'ACCESS_TYPE_TAKEN' }] })
  })

  it('is changed from the revision that was seen', async () => {
    await create({})
    expect(await update({ revision: 1, name: 'Kiosks', sessionIdleMinutes: 5 })).toMatchObject({
      name: 'Kiosks',
      sessionIdleMinutes: 5,
      sessionMaxMinutes: 720,
      revision: 2,
    })
    expect(codesOf(await update({ revision: 1, name: 'Other' }))).toEqual(['null: ACCESS_TYPE_STALE'])
    expect(await update({ name: 'Kiosks' })).toMatchObject({ revision: 2 })
    const event = await inspectDatabase(server, (sql) =>
      sql.selectFrom('audit_events').selectAll().where('type', '=', 'access-type.updated').executeTakeFirstOrThrow(),
    )
    expect(JSON.parse(event.details!)).toEqual({
      accessType: 'kiosk',
      before: { name: 'Kiosk', sessionIdleMs: 30 * MINUTE },
      after: { name: 'Kiosks', sessionIdleMs: 5 * MINUTE },
    })
  })
})

describe('where a logon may lead', () => {
  it('is what the access type allows, by origin and by whole segments of the path', async () => {
    await create({
      returnUrls: ['https://app.example.test', 'https://shared.example.test/team/', 'http://localhost:8080/back'],
    })
    for (const returnTo of [
      'https://app.example.test/anything?x=1',
      'https://shared.example.test/team/x',
      'http://localhost:8080/back',
      'http://localhost:8080/back/x',
    ])
      expect(await startCode({ accessType: 'kiosk', returnTo }), returnTo).toBe('none')
    for (const returnTo of [
      'https://app.example.test.evil.test/',
      'https://evil.test/https://app.example.test',
      'https://user@app.example.test/',
      'http://app.example.test/',
      'https://app.example.test:8443/',
      'https://shared.example.test/teams',
      'https://shared.example.test/team/../other',
      'https://shared.example.test/team/%2e%2e/other',
      'https://shared.example.test/team/..%2fother',
      'http://localhost:8080/backdoor',
      'https://app.example.test\\@evil.test',
    ])
      expect(await startCode({ accessType: 'kiosk', returnTo }), returnTo).toBe('RETURN_TO_REFUSED')
    expect(await startCode({ accessType: 'browser', returnTo: 'https://app.example.test/' })).toBe('RETURN_TO_REFUSED')
  })
})

describe('who may log on', () => {
  it('is decided at the end of the flow, by the roles of that moment, with the text that was set', async () => {
    await create({ rolesAllowed: ['administrator', 'auditor'], deniedText: 'Only for the office.' })
    const denied = await logOn()
    expect(denied).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'ACCESS_TYPE_ROLE_DENIED', message: 'Only for the office.' },
    })
    expect(await logOn('kiosk', ADMINISTRATOR)).toMatchObject({ __typename: 'LogonCompleted' })
    const { event, user, steps } = await inspectDatabase(server, async (sql) => ({
      event: await sql
        .selectFrom('audit_events')
        .selectAll()
        .where('type', '=', 'logon.denied')
        .executeTakeFirstOrThrow(),
      user: await sql
        .selectFrom('users')
        .select('last_logon_at')
        .where('username', '=', 'alice')
        .executeTakeFirstOrThrow(),
      steps: await sql
        .selectFrom('audit_events')
        .select('type')
        .where('type', '=', 'step.passed')
        .where('subject', '=', 'alice')
        .execute(),
    }))
    expect(event).toMatchObject({
      subject: 'alice',
      code: 'ACCESS_TYPE_ROLE_DENIED',
      reference: denied.problem!.reference,
    })
    expect(JSON.parse(event.details!)).toEqual({ roles: ['user'], reason: 'roles' })
    expect(user.last_logon_at).toBeNull()
    expect(steps).toHaveLength(1)
    // A wrong password hears nothing of it.
    expect((await logOn('kiosk', { ...ALICE, password: 'wrong wrong wrong' })).problem?.code).toBe('PASSWORD_INCORRECT')
    await update({ rolesAllowed: [] })
    expect((await logOn()).__typename).toBe('LogonCompleted')
  })

  it('goes by what is denied first', async () => {
    await create({ rolesAllowed: ['user'], rolesDenied: ['auditor'] })
    await createUser(admin, { username: 'both', password: ALICE.password, roles: ['user', 'auditor'] })
    expect((await logOn('kiosk', { username: 'both', password: ALICE.password })).problem?.code).toBe(
      'ACCESS_TYPE_ROLE_DENIED',
    )
    expect((await logOn()).__typename).toBe('LogonCompleted')
  })

  it('gives the same refusal to the same answer again, and nothing twice', async () => {
    await create({ rolesDenied: ['user'] })
    const client = new Client(server.url)
    const { token } = await client.startLogon({ accessType: 'kiosk' })
    const answers = await Promise.all(Array.from({ length: 3 }, () => client.submitStep(token, { password: ALICE })))
    expect(answers.map(({ problem }) => problem?.code)).toEqual(
      Array.from({ length: 3 }, () => 'ACCESS_TYPE_ROLE_DENIED'),
    )
    const events = await inspectDatabase(server, (sql) =>
      sql.selectFrom('audit_events').select('id').where('type', '=', 'logon.denied').execute(),
    )
    expect(events).toHaveLength(1)
  })
})

describe('the sessions of an access type', () => {
  it('end by its limits, however they are used', async () => {
    await create({ sessionIdleMinutes: 3, sessionMaxMinutes: 8 })
    const { sessionToken } = await logOn()
    server.clock.forward(2 * MINUTE)
    expect(await viewerOf(sessionToken!)).not.toBeNull()
    server.clock.forward(2.5 * MINUTE)
    expect(await viewerOf(sessionToken!)).not.toBeNull()
    server.clock.forward(2.5 * MINUTE)
    expect(await viewerOf(sessionToken!)).not.toBeNull()
    server.clock.forward(1.5 * MINUTE)
    expect(await viewerOf(sessionToken!)).toBeNull()
    const idle = (await logOn()).sessionToken!
    server.clock.forward(3.1 * MINUTE)
    expect(await viewerOf(idle)).toBeNull()
  })

  it('keep to limits that have become shorter', async () => {
    await create({})
    const { sessionToken } = await logOn()
    await update({ sessionMaxMinutes: 5 })
    server.clock.forward(5.1 * MINUTE)
    expect(await viewerOf(sessionToken!)).toBeNull()
  })

  it('give the browser a cookie of the same age', async () => {
    await create({ sessionDelivery: 'COOKIE', sessionMaxMinutes: 60 })
    const client = new Client(server.url)
    await client.logOn(ALICE.username, ALICE.password, 'kiosk')
    const age = Number(
      /max-age=(\d+)/i.exec(
        client.setCookieHeaders.find((header) => header.startsWith('__Host-sallyport-session='))!,
      )![1],
    )
    expect(age).toBeGreaterThan(59 * 60)
    expect(age).toBeLessThanOrEqual(60 * 60)
  })
})

describe('an access type that is removed', () => {
  it('takes its logons, sessions and scheme with it, and leaves the audit log', async () => {
    await create({})
    const { sessionToken } = await logOn()
    const waiting = new Client(server.url)
    const { token } = await waiting.startLogon({ accessType: 'kiosk' })
    const waited = waiting.readLogon(token, 30)
    expect(await remove()).toMatchObject({ __typename: 'AccessType', key: 'kiosk' })
    expect(await waited).toMatchObject({ __typename: 'LogonDenied', problem: { code: 'LOGON_SUPERSEDED' } })
    expect(await viewerOf(sessionToken!)).toBeNull()
    expect(await startCode({ accessType: 'kiosk' })).toBe('ACCESS_TYPE_UNKNOWN')
    expect((await admin.run('{ schemes { key } }')).schemes.map((scheme: { key: string }) => scheme.key)).not.toContain(
      'kiosk',
    )
    const events = await inspectDatabase(server, (sql) =>
      sql
        .selectFrom('audit_events')
        .select(['type', 'details'])
        .where('type', 'like', 'access-type.%')
        .orderBy('id')
        .execute(),
    )
    expect(events.map(({ type }) => type)).toEqual(['access-type.created', 'access-type.removed'])
    expect(JSON.parse(events[1]!.details!)).toEqual({
      accessType: 'kiosk',
      name: 'Kiosk',
      endedLogons: 1,
      endedSessions: 1,
    })
  })

  it('never lends its versions to a later one of the same key', async () => {
    await create({})
    await saveScheme(admin, 'kiosk', [PASSWORD, PASSWORD])
    expect((await new Client(server.url).startLogon({ accessType: 'kiosk' })).stepCount).toBe(2)
    await remove()
    await create({})
    expect(await new Client(server.url).startLogon({ accessType: 'kiosk' })).toMatchObject({ version: 3, stepCount: 1 })
  })

  it('can’t be one that is part of the program, or that an invariant is about', async () => {
    expect(codesOf(await remove('browser'))).toEqual(['null: ACCESS_TYPE_BUILT_IN'])
    await create({})
    expect(
      (
        await admin.graphql(
          'mutation { saveInvariant(input: {name: "In the\\u200bhall", never: COMPLETE_BY_EXCEPTION, exception: "FAILED_OPEN"}) { __typename } }',
        )
      ).errors?.[0]?.extensions.code,
    ).toBe('BAD_USER_INPUT')
    const { saveInvariant } = await admin.run(
      'mutation { saveInvariant(input: {name: "In the hall", accessTypes: ["kiosk"], never: COMPLETE_BY_EXCEPTION, exception: "FAILED_OPEN"}) { ... on Invariant { id } } }',
    )
    expect((await admin.run('{ accessTypes { key usedBy { invariants } } }')).accessTypes.at(-1)).toEqual({
      key: 'kiosk',
      usedBy: { invariants: ['In the hall'] },
    })
    expect(codesOf(await remove())).toEqual(['null: ACCESS_TYPE_IN_USE'])
    const { planConfiguration } = await admin.run(
      '{ planConfiguration(document: "sallyport: 1\\naccessTypes: {}") { problems { code path } } }',
    )
    expect(planConfiguration.problems).toEqual([{ code: 'ACCESS_TYPE_IN_USE', path: 'accessTypes' }])
    await admin.run(`mutation { removeInvariant(id: "${saveInvariant.id}", reason: "There is no hall any more.") }`)
    expect((await remove()).problems).toBeUndefined()
    expect(
      (await admin.graphql('mutation { removeAccessType(key: "nothing") { __typename } }')).errors?.[0]?.extensions
        .code,
    ).toBe('NOT_FOUND')
  })
})
