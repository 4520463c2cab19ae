import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser, logOnAsAdministrator } from './support/actions.ts'
import { codeOf, createApiToken, createScript } from './support/api-tokens.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { ADMINISTRATOR, TestServer } from './support/test-server.ts'

const DAY = 24 * 60 * 60_000
const KEEPER = { username: 'keeper', password: 'keeps the lighthouse going' }

let server: TestServer
let admin: Client
beforeAll(async () => {
  server = await TestServer.start()
  admin = await logOnAsAdministrator(server)
})
afterAll(() => server[Symbol.asyncDispose]())

const script = (token: string) => createScript(server.url, token)
async function createScriptOf(
  creator: Client,
  ...permissions: string[]
): Promise<{ client: Client; id: string; token: string }> {
  const { token, apiToken } = await createApiToken(creator, permissions)
  return { client: script(token), id: apiToken.id, token }
}
const CHANGE =
  'mutation { saveScheme(input: {key: "browser", steps: [{module: "password"}], publish: false}) { __typename } }'
const READ_USERS = '{ users { totalCount } }'

describe('an API token', () => {
  it('is shown once, is stored as a keyed hash, and identifies its caller', async () => {
    const { token, apiToken } = await createApiToken(admin, ['users:read', 'schemes:write'])
    expect(token).toMatch(/^slp_[A-Za-z0-9_-]{43}$/)
    expect(apiToken).toMatchObject({
      name: 'nightly',
      owner: 'admin',
      permissions: ['schemes:write', 'users:read'],
      lastUsedAt: null,
      revokedAt: null,
    })
    expect(Date.parse(apiToken.expiresAt) - Date.parse(apiToken.createdAt)).toBe(30 * DAY)
    const rows = await inspectDatabase(server, (sql) => sql.selectFrom('api_tokens').selectAll().execute())
    expect(JSON.stringify(rows)).not.toContain(token.slice(4))
    const viewer = (
      await script(token).run(
        '{ viewer { user { username } permissions session { id } apiToken { id name expiresAt } } }',
      )
    ).viewer
    expect(viewer).toEqual({
      user: { username: 'admin' },
      permissions: ['schemes:write', 'users:read'],
      session: null,
      apiToken: { id: apiToken.id, name: 'nightly', expiresAt: apiToken.expiresAt },
    })
    expect((await admin.run('{ viewer { apiToken { id } } }')).viewer.apiToken).toBeNull()
  })

  it('allows its permissions, including sensitive changes long after its creator’s logon, and nothing else', async () => {
    const { client } = await createScriptOf(admin, 'schemes:write')
    server.clock.forward(DAY)
    admin = await logOnAsAdministrator(server)
    expect(await codeOf(client, CHANGE)).toBe('none')
    expect(await codeOf(client, READ_USERS)).toBe('FORBIDDEN')
    expect(await codeOf(client, '{ settings { revision } }')).toBe('FORBIDDEN')
  })

  it('can’t use fields about the person who logged on, or create other credentials', async () => {
    const { client, id } = await createScriptOf(
      admin,
      'users:read',
      'users:write',
      'schemes:read',
      'schemes:write',
      'audit:read',
    )
    const own = (await admin.viewer())!.user as { id?: string; username: string }
    for (const document of [
      '{ mySessions { id } }',
      '{ myLogons { type } }',
      '{ apiTokens { id } }',
      'mutation { endMyOtherSessions }',
      'mutation { logoff }',
      `mutation { revokeApiToken(id: "${id}") }`,
      'mutation { createApiToken(input: {name: "child", permissions: ["users:read"], expiresInDays: 1}) { __typename } }',
      'mutation { changePassword(input: {currentPassword: "a", newPassword: "b"}) { __typename } }',
      `mutation { setPassword(input: {userId: "${own.id}", password: "some other password"}) { __typename } }`,
    ])
      expect(await codeOf(client, document), document).toBe('TOKEN_NOT_ALLOWED')
    expect(await admin.viewer()).not.toBeNull()
  })

  it('can’t grant permissions that it lacks, or take over a user who has them', async () => {
    const { client } = await createScriptOf(admin, 'users:read', 'users:write')
    const other = await createUser(admin, {
      username: 'second-admin',
      password: 'another first password',
      roles: ['administrator'],
    })
    expect(
      await codeOf(
        client,
        'mutation { createUser(input: {username: "made", password: "some long password", roles: ["administrator"]}) { __typename } }',
      ),
    ).toBe('TOKEN_NOT_ALLOWED')
    expect(
      await codeOf(
        client,
        `mutation { setPassword(input: {userId: "${other}", password: "some long password"}) { __typename } }`,
      ),
    ).toBe('TOKEN_NOT_ALLOWED')
    expect(
      (
        await client.run(
          'mutation { saveRole(input: {name: "wide", title: "Wide", permissions: ["schemes:write"]}) { __typename } }',
        )
      ).saveRole.__typename,
    ).toBe('RoleRejected')
    const { createUser: made } = await client.run(
      'mutation { createUser(input: {username: "made", password: "some long password"}) { __typename ... on User { id } } }',
    )
    expect(made.__typename).toBe('User')
    expect(
      await codeOf(client, `mutation { updateUser(input: {id: "${made.id}", roles: ["auditor"]}) { __typename } }`),
    ).toBe('TOKEN_NOT_ALLOWED')
    expect(
      await codeOf(
        client,
        `mutation { setPassword(input: {userId: "${made.id}", password: "some longer password"}) { __typename } }`,
      ),
    ).toBe('none')
  })

  it('appears beside its creator in the audit log', async () => {
    const { client, id } = await createScriptOf(admin, 'users:write')
    await client.run('mutation { createUser(input: {username: "by-script"}) { __typename } }')
    const { auditEvents } = await admin.run(
      '{ auditEvents(first: 20, filter: {subject: "by-script"}) { nodes { type actor details } } }',
    )
    expect(auditEvents.nodes[0]).toMatchObject({
      type: 'user.created',
      actor: 'admin',
      details: { apiToken: { id, name: 'nightly' } },
    })
    const events = await admin.run(
      '{ auditEvents(first: 1, filter: {type: "api-token.created"}) { nodes { actor subject details } } }',
    )
    expect(events.auditEvents.nodes[0]).toMatchObject({
      actor: 'admin',
      subject: 'admin',
      details: { token: id, name: 'nightly', permissions: ['users:write'] },
    })
  })

  it('shows when and from where it was last used, to the minute', async () => {
    const { client, id } = await createScriptOf(admin, 'users:read')
    await client.run(READ_USERS)
    const read = async () =>
      (await admin.run('{ apiTokens { id lastUsedAt lastUsedIp } }')).apiTokens.find(
        (token: { id: string }) => token.id === id,
      )
    const first = await read()
    expect(first.lastUsedIp).toBe(client.address)
    client.address = '192.0.2.77'
    await client.run(READ_USERS)
    expect(await read()).toEqual(first)
    server.clock.forward(61_000)
    await client.run(READ_USERS)
    expect((await read()).lastUsedIp).toBe('192.0.2.77')
  })
})

describe('an invalid token', () => {
  const answerTo = async (token: string) => {
    const response = await script(token).post({ query: READ_USERS })
    const { errors } = (await response.json()) as {
      errors: { extensions: { code: string; reference: string }; message: string }[]
    }
    return { status: response.status, code: errors[0]!.extensions.code, message: errors[0]!.message }
  }

  it('is refused like an invalid session: wrong, revoked, expired, or sent as a cookie', async () => {
    const wrongSession = await answerTo(`sps_${'a'.repeat(43)}`)
    expect(wrongSession.code).toBe('UNAUTHENTICATED')
    expect(await answerTo(`slp_${'a'.repeat(43)}`)).toEqual(wrongSession)
    const { id, token } = await createScriptOf(admin, 'users:read')
    const inCookie = new Client(server.url)
    inCookie.cookies.set('__Host-sallyport-session', token)
    expect(await codeOf(inCookie, READ_USERS)).toBe('UNAUTHENTICATED')
    expect((await admin.run('mutation($id: ID!) { revokeApiToken(id: $id) }', { id })).revokeApiToken).toBe(true)
    expect(await answerTo(token)).toEqual(wrongSession)
    expect((await admin.run('mutation($id: ID!) { revokeApiToken(id: $id) }', { id })).revokeApiToken).toBe(false)
    const short = await createApiToken(admin, ['users:read'], { expiresInDays: 1 })
    server.clock.forward(DAY + 1_000)
    expect(await answerTo(short.token)).toEqual(wrongSession)
    admin = await logOnAsAdministrator(server)
  })

  it('follows its creator: fewer roles apply at the next request, disabling them revokes it permanently', async () => {
    const keeperId = await createUser(admin, { ...KEEPER, roles: ['administrator'] })
    const keeper = new Client(server.url)
    await keeper.logOn(KEEPER.username, KEEPER.password)
    const { client, token } = await createScriptOf(keeper, 'users:read', 'users:write')
    const update = (input: string) =>
      admin.run(`mutation { updateUser(input: {id: "${keeperId}", ${input}}) { __typename } }`)
    await update('roles: ["auditor"]')
    expect((await client.run('{ viewer { permissions } }')).viewer.permissions).toEqual(['users:read'])
    expect(await codeOf(client, 'mutation { createUser(input: {username: "too-much"}) { __typename } }')).toBe(
      'FORBIDDEN',
    )
    await update('enabled: false')
    expect(await answerTo(token)).toMatchObject({ code: 'UNAUTHENTICATED' })
    await update('enabled: true, roles: ["administrator"]')
    expect(await answerTo(token)).toMatchObject({ code: 'UNAUTHENTICATED' })
    const { user } = await admin.run(`{ user(id: "${keeperId}") { apiTokens { name revokedAt } } }`)
    expect(user.apiTokens).toEqual([{ name: 'nightly', revokedAt: expect.any(String) }])

    // Even if it is created at the same moment.
    await keeper.logOn(KEEPER.username, KEEPER.password)
    const create = () =>
      keeper.graphql(
        'mutation { createApiToken(input: {name: "late", permissions: ["users:read"], expiresInDays: 1}) { __typename } }',
      )
    await Promise.all([create(), update('enabled: false'), create(), create()])
    const late = (await admin.run(`{ user(id: "${keeperId}") { apiTokens { revokedAt } } }`)).user.apiTokens
    expect(late.filter(({ revokedAt }: { revokedAt: string | null }) => revokedAt === null)).toEqual([])
  })
})

it('does not affect logons: a token starts them like any client', async () => {
  const { client } = await createScriptOf(admin, 'users:read')
  const logon = await client.logOn(ADMINISTRATOR.username, ADMINISTRATOR.password, 'client')
  expect(logon.__typename).toBe('LogonCompleted')
})
