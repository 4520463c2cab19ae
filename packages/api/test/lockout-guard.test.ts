import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createUser, logOnAsAdministrator, saveScheme, setDuoUp } from './support/actions.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { ADMINISTRATOR, TestServer } from './support/test-server.ts'

const MINUTE = 60_000
const WITH_DUO = [{ module: 'password' }, { module: 'duo' }]
const WHY = 'There is a second server to get in by.'
const SECOND = { username: 'second', password: ADMINISTRATOR.password, roles: ['administrator'] }

let server: TestServer
let admin: Client
beforeEach(async () => {
  server = await TestServer.start({ duo: true })
  admin = await logOnAsAdministrator(server)
  await setDuoUp(server, admin)
})
afterEach(() => server[Symbol.asyncDispose]())

const save = async (key: string, more: object = {}) =>
  (
    await admin.run(
      `mutation($input: SaveSchemeInput!) { saveScheme(input: $input) { __typename ... on Scheme { published { number } pending { fallbackVersion reason confirmBy publishedAt } }
        ... on SchemeRejected { problems { code message } verdict { isSafe sentence needed administrators { username isSafe hangsOn days { day getsIn blocked { accessType step module } } } } } } }`,
      { input: { key, steps: WITH_DUO, onRisk: 'REFUSE', ...more } },
    )
  ).saveScheme
const run = async (mutation: string, fields: string) =>
  Object.values(await admin.run(`mutation { ${mutation} { __typename ${fields} } }`))[0] as any
const codesOf = (result: { problems?: { code: string }[] }) => result.problems?.map(({ code }) => code) ?? []
const detailsOf = (type: string) =>
  inspectDatabase(server, async (sql) =>
    JSON.parse(
      (
        await sql
          .selectFrom('audit_events')
          .select('details')
          .where('type', '=', type)
          .orderBy('id', 'desc')
          .executeTakeFirstOrThrow()
      ).details!,
    ),
  )
/** What was said of a change beforehand is what is so once it is made. */
const expectSaid = async (message: string) =>
  expect(message).toContain((await admin.run('{ lockoutVerdict { sentence } }')).lockoutVerdict.sentence)
const idOf = async (username: string) =>
  (await admin.run('query($search: String!) { users(search: $search) { nodes { id } } }', { search: username })).users
    .nodes[0].id

describe('the first second factor', () => {
  it('comes before one flow without anybody having to insist', async () => {
    expect(await save('browser')).toMatchObject({ __typename: 'Scheme', pending: null })
  })
})

describe('a flow by which nobody would get in on a bad day', () => {
  beforeEach(() => save('browser'))

  it('is refused with who and where, and nothing is written', async () => {
    const refused = await save('client')
    expect(codesOf(refused)).toEqual(['SCHEME_LOCKOUT'])
    expect(refused.problems[0].message).toContain(
      'admin stops at step 2 (Duo) of Browser and at step 2 (Duo) of Client',
    )
    expect(refused.verdict).toMatchObject({
      isSafe: false,
      needed: 1,
      administrators: [{ username: 'admin', isSafe: false, hangsOn: 'Duo' }],
    })
    expect(
      refused.verdict.administrators[0].days.find(({ day }: { day: string }) => day === 'unreachable:duo'),
    ).toMatchObject({
      getsIn: false,
      blocked: expect.arrayContaining([
        { accessType: 'browser', step: 2, module: 'duo' },
        { accessType: 'client', step: 2, module: 'duo' },
      ]),
    })
    expect((await admin.run('{ scheme(key: "client") { published { number } versions { number } } }')).scheme).toEqual({
      published: { number: 1 },
      versions: [{ number: 1 }],
    })
    // As a draft it locks nobody out.
    expect(await save('client', { publish: false })).toMatchObject({ __typename: 'Scheme' })
  })

  it('goes live for a reason in words, on record, and takes itself back', async () => {
    expect(codesOf(await save('client', { override: 'because' }))).toEqual(['OVERRIDE_TOO_SHORT'])
    const { pending } = await save('client', { override: WHY })
    expect(pending).toMatchObject({ fallbackVersion: 1, reason: WHY })
    expect(Date.parse(pending.confirmBy) - Date.parse(pending.publishedAt)).toBe(10 * MINUTE)
    expect(await detailsOf('scheme.published')).toMatchObject({
      override: { reason: WHY, verdict: expect.stringContaining('admin stops') },
      fallbackVersion: 1,
    })
    server.clock.forward(10 * MINUTE + 1)
    await save('browser', { publish: false })
    await saveScheme(admin, 'client', [{ module: 'password' }], { publish: false })
    expect(
      (await admin.run('{ scheme(key: "client") { published { number steps { module { id } } } } }')).scheme.published,
    ).toMatchObject({ number: 3, steps: [{ module: { id: 'password' } }] })
  })

  it('is not in the way of a change that makes nothing worse', async () => {
    await save('client', { override: WHY })
    await admin.run(
      'mutation { keepPublication(key: "client", version: 2, reason: "There is a second server.") { key } }',
    )
    expect(
      await save('browser', {
        steps: [{ module: 'password' }, { module: 'duo', options: { verifiedPushOnly: true } }],
      }),
    ).toMatchObject({ __typename: 'Scheme', pending: null })
    expect(
      await run(
        'updateSettings(input: {module: "duo", values: {automaticPush: false}})',
        '... on SettingsRejected { problems { code } }',
      ),
    ).toEqual({ __typename: 'ModuleSettings' })
  })

  it('goes live on probation where nobody wants it refused and nobody says why', async () => {
    const { pending } = await save('client', { onRisk: 'PROBATION' })
    expect(pending).toMatchObject({ fallbackVersion: 1, reason: expect.stringContaining('admin stops at step 2') })
  })

  it('is seen in the review before', async () => {
    await save('client', { publish: false })
    const { reviewScheme } = await admin.run(
      '{ reviewScheme(key: "client") { hash problems { code } verdict { isSafe sentence } } }',
    )
    expect(reviewScheme).toMatchObject({
      problems: [],
      verdict: { isSafe: false, sentence: expect.stringContaining('Duo') },
    })
    const publish = async (more: string) =>
      run(
        `publishScheme(input: {key: "client", draft: 2, hash: "${reviewScheme.hash}" ${more}})`,
        '... on Scheme { pending { version } } ... on SchemeRejected { problems { code } }',
      )
    expect(codesOf(await publish(''))).toEqual(['SCHEME_LOCKOUT'])
    expect(await publish(`override: "${WHY}", confirmMinutes: 3`)).toMatchObject({ pending: { version: 2 } })
  })
})

describe('every other change that would close the last way in', () => {
  beforeEach(() => save('browser'))

  it('is refused alike: a scheme disabled, an access type closed to administrators', async () => {
    const disable = (more = '') =>
      run(
        `updateScheme(input: {key: "client", enabled: false ${more}})`,
        '... on Scheme { enabled } ... on SchemeRejected { problems { code } verdict { isSafe } }',
      )
    expect(await disable()).toMatchObject({ problems: [{ code: 'SCHEME_LOCKOUT' }], verdict: { isSafe: false } })
    const deny = (more = '') =>
      run(
        `updateAccessType(input: {key: "client", rolesDenied: ["administrator"] ${more}})`,
        '... on AccessType { rolesDenied } ... on AccessTypeRejected { problems { code } verdict { isSafe } }',
      )
    expect(await deny()).toMatchObject({ problems: [{ code: 'LOCKOUT' }], verdict: { isSafe: false } })
    expect(await deny(`, override: "${WHY}"`)).toMatchObject({ rolesDenied: ['administrator'] })
    expect(await detailsOf('access-type.updated')).toMatchObject({ override: { reason: WHY } })
  })

  it('is refused alike: fewer administrators than the policy asks for', async () => {
    const id = await createUser(admin, SECOND)
    await admin.run('mutation { updatePublicationPolicy(administratorsNeeded: 2, confirmMinutes: 10) { revision } }')
    const update = (input: string) =>
      run(
        `updateUser(input: {id: "${id}" ${input}})`,
        '... on User { enabled roles } ... on UserRejected { problems { field code } verdict { sentence } }',
      )
    expect(await update('enabled: false')).toMatchObject({
      problems: [{ field: null, code: 'LOCKOUT' }],
      verdict: { sentence: expect.stringContaining('admin') },
    })
    expect(codesOf(await update('roles: ["user"]'))).toEqual(['LOCKOUT'])
    expect(await update('displayName: "Second"')).toMatchObject({ enabled: true, roles: ['administrator'] })
    expect(await update(`enabled: false, override: "${WHY}"`)).toMatchObject({ enabled: false })
    expect(await detailsOf('user.disabled')).toMatchObject({ override: { reason: WHY } })
  })

  it('is refused alike: a password that lapses by itself, given to one of the administrators who are needed', async () => {
    const id = await createUser(admin, SECOND)
    await admin.run('mutation { updatePublicationPolicy(administratorsNeeded: 2, confirmMinutes: 10) { revision } }')
    const set = (more: string) =>
      run(
        `setPassword(input: {userId: "${id}", password: "handed over on a note" ${more}})`,
        '... on UserRejected { problems { field code message } verdict { isSafe } }',
      )
    const refused = await set('passwordMustChange: true')
    expect(refused).toMatchObject({
      problems: [{ field: null, code: 'LOCKOUT', message: expect.stringContaining('Only admin gets in') }],
      verdict: { isSafe: false },
    })
    expect((await new Client(server.url).logOn('second', SECOND.password, 'client')).__typename).toBe('LogonCompleted')
    expect(await set('passwordMustChange: false')).toEqual({ __typename: 'User' })
    expect(await set(`passwordMustChange: true, override: "${WHY}"`)).toEqual({ __typename: 'User' })
    expect(await detailsOf('user.password-set')).toMatchObject({ mustChange: true, override: { reason: WHY } })
    await expectSaid(refused.problems[0].message)
  })

  it('decides together with what others change at the same time', async () => {
    const id = await createUser(admin, SECOND)
    await admin.run('mutation { updatePublicationPolicy(administratorsNeeded: 1, confirmMinutes: 10) { revision } }')
    const first = await idOf('admin')
    const disable = (who: string) =>
      run(`updateUser(input: {id: "${who}", roles: []})`, '... on UserRejected { problems { code } }')
    const results = await Promise.all(
      [disable(id), disable(first)].map((result) => result.catch(() => ({ __typename: 'Error' }))),
    )
    expect(results.filter(({ __typename }) => __typename === 'User').length).toBeLessThan(2)
  })
})

describe('a module of the flow that may come back', () => {
  it('keeps its settings while a publication waits to be confirmed', async () => {
    await save('browser', { steps: [{ module: 'password' }, { module: 'duo', options: { failMode: 'open' } }] })
    await save('browser', { steps: [{ module: 'password' }], confirmMinutes: 5 })
    // Nor is it a way in that could stand in for another one.
    const refused = await save('client')
    expect(refused).toMatchObject({
      problems: [{ code: 'SCHEME_LOCKOUT', message: expect.stringContaining('once Browser has taken itself back') }],
      verdict: { isSafe: false },
    })
    const rule = await run(
      'saveInvariant(input: {name: "Closed", accessTypes: ["browser"], never: COMPLETE_BY_EXCEPTION, exception: "FAILED_OPEN"})',
      '... on InvariantRejected { problems { code } counterExample { version } }',
    )
    expect(rule).toMatchObject({ problems: [{ code: 'INVARIANT_BROKEN_NOW' }], counterExample: { version: 2 } })
    await save('client', { publish: false })
    expect((await admin.run('{ reviewScheme(key: "client") { verdict { isSafe } } }')).reviewScheme.verdict).toEqual({
      isSafe: false,
    })
    // What falls back with it is held to nothing of its own.
    expect(await save('browser', { steps: [{ module: 'password' }], confirmMinutes: 5 })).toMatchObject({
      __typename: 'Scheme',
    })
    const clear = () =>
      run(
        'updateSettings(input: {module: "duo", values: {secretKey: null}})',
        '... on SettingsRejected { problems { code } }',
      )
    expect(codesOf(await clear())).toEqual(['SETTING_IN_USE'])
    await admin.run(
      'mutation { keepPublication(key: "browser", version: 4, reason: "Duo is switched off for good.") { key } }',
    )
    expect(await clear()).toEqual({ __typename: 'ModuleSettings' })
  })
})

describe('recovery codes', () => {
  it('are a way in on every bad day, and those that end with a time are none to rely on', async () => {
    const verdict = async () =>
      (await admin.run('{ lockoutVerdict { isSafe administrators { days { day by } } } }')).lockoutVerdict
    await save('browser')
    await save('client', { override: WHY })
    expect((await verdict()).isSafe).toBe(false)
    const store = (id: string, expiresAt: number | null) =>
      inspectDatabase(server, async (sql) => {
        const { id: userId } = await sql
          .selectFrom('users')
          .select('id')
          .where('username', '=', ADMINISTRATOR.username)
          .executeTakeFirstOrThrow()
        await sql
          .insertInto('recovery_codes')
          .values({
            id,
            user_id: userId,
            kind: expiresAt === null ? 'printed' : 'machine',
            code_hash: id,
            created_at: server.clock.now(),
            created_by: 'test',
            expires_at: expiresAt,
            used_at: null,
            used_in_logon: null,
          })
          .execute()
      })
    await store('soon-over', server.clock.now() + 10 * MINUTE)
    expect((await verdict()).isSafe).toBe(false)
    await store('lasting', null)
    expect(await verdict()).toMatchObject({
      isSafe: true,
      administrators: [{ days: expect.arrayContaining([{ day: 'unreachable:duo', by: ['recovery'] }]) }],
    })
    expect(await save('client')).toMatchObject({ __typename: 'Scheme' })
  })

  it('are not taken away from the last administrator who gets in by nothing else, unless there is a reason on record', async () => {
    await save('browser')
    await admin.run('mutation { createRecoveryCodes }')
    await save('client')
    const remove = (override = '') => admin.graphql(`mutation { removeRecoveryCodes${override} }`)
    const refused = (await remove()).errors![0]!
    expect(refused).toMatchObject({
      message: expect.stringContaining('admin stops at step 2 (Duo)'),
      extensions: { code: 'LOCKOUT' },
    })
    expect((await remove('(override: "because")')).errors![0]!.extensions.code).toBe('OVERRIDE_TOO_SHORT')
    expect((await admin.run('{ recoveryCodes { remaining } }')).recoveryCodes.remaining).toBe(10)
    expect((await remove(`(override: "${WHY}")`)).data).toEqual({ removeRecoveryCodes: true })
    expect(await detailsOf('recovery.codes-removed')).toMatchObject({ count: 10, override: { reason: WHY } })
    await expectSaid(refused.message)
  })
})

describe('a name at Duo', () => {
  it('is not set where it unties the last administrator who gets in, unless somebody says why', async () => {
    await save('browser')
    await save('client', { override: WHY })
    const userId = await idOf('admin')
    await inspectDatabase(server, (sql) =>
      sql
        .insertInto('enrollments')
        .values({
          user_id: userId,
          module: 'duo',
          external_id: 'DUAAAAAAAAAAAAAAAAAA',
          created_at: 1,
          scope: server.simulator!.apiHostname.toLowerCase(),
        })
        .execute(),
    )
    expect(
      await run(
        'updateSettings(input: {module: "duo", values: {selfEnrollment: false}})',
        '... on SettingsRejected { problems { code } }',
      ),
    ).toEqual({ __typename: 'ModuleSettings' })
    const setName = (override: string) =>
      run(
        `setExternalName(input: {userId: "${userId}", module: "duo", name: "root"${override}})`,
        '... on ExternalNameRejected { problems { field code message } verdict { isSafe } }',
      )
    const refused = await setName('')
    expect(refused).toMatchObject({
      problems: [{ field: null, code: 'LOCKOUT', message: expect.stringContaining('admin stops at step 2 (Duo)') }],
      verdict: { isSafe: false },
    })
    expect(await setName(`, override: "${WHY}"`)).toEqual({ __typename: 'User' })
    expect(await detailsOf('user.external-name-set')).toMatchObject({ after: 'root', override: { reason: WHY } })
    await expectSaid(refused.problems[0].message)
  })

  it('of the last administrator who gets in goes to nobody else, and not away with their e-mail address, unless somebody says why', async () => {
    await run(
      'updateSettings(input: {module: "duo", values: {usernameFormat: "email"}})',
      '... on SettingsRejected { problems { code } }',
    )
    const userId = await idOf('admin')
    const setEmail = (more: string) =>
      run(`updateUser(input: {id: "${userId}", ${more}})`, '... on UserRejected { problems { code message } }')
    expect(await setEmail('email: "root@example.test"')).toEqual({ __typename: 'User' })
    await save('browser')
    await save('client', { override: WHY })
    expect(await setEmail('email: null')).toMatchObject({
      problems: [{ code: 'LOCKOUT', message: expect.stringContaining('admin stops at step 2 (Duo)') }],
    })
    const other = await createUser(admin)
    const setName = (name: string, more = '') =>
      run(
        `setExternalName(input: {userId: "${other}", module: "duo", name: "${name}" ${more}})`,
        '... on ExternalNameRejected { problems { code message } }',
      )
    expect(await setName('alice')).toEqual({ __typename: 'User' })
    const refused = await setName('Root@example.test')
    expect(codesOf(refused)).toEqual(['LOCKOUT'])
    expect(await setName('root@example.test', `override: "${WHY}"`)).toEqual({ __typename: 'User' })
    await expectSaid(refused.problems[0].message)
    expect(await setEmail(`email: null, override: "${WHY}"`)).toEqual({ __typename: 'User' })
    expect(await detailsOf('user.updated')).toMatchObject({ before: { email: 'root@example.test' } })
  })
})
