import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ALICE, createUser, logOnAsAdministrator } from './support/actions.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { TestServer } from './support/test-server.ts'

const HELPDESK = {
  name: 'helpdesk',
  title: 'Help desk',
  description: 'Helps.',
  permissions: ['users:read', 'users:write'],
}

let server: TestServer
let admin: Client
beforeEach(async () => {
  server = await TestServer.start()
  admin = await logOnAsAdministrator(server)
})
afterEach(() => server[Symbol.asyncDispose]())

const FIELDS =
  '__typename ... on Role { name title description permissions builtIn revision usedBy { users accessTypes } } ... on RoleRejected { problems { field code message } }'
const save = async (input: object = {}, as = admin) =>
  (
    await as.run(`mutation($input: RoleInput!) { saveRole(input: $input) { ${FIELDS} } }`, {
      input: { ...HELPDESK, ...input },
    })
  ).saveRole
const remove = async (name = 'helpdesk', as = admin) =>
  (await as.run(`mutation($name: ID!) { removeRole(name: $name) { ${FIELDS} } }`, { name })).removeRole
const codesOf = (result: { problems?: { field: string | null; code: string }[] }) =>
  result.problems?.map(({ field, code }) => `${field}: ${code}`)
const updateUser = async (input: object, as = admin) =>
  (
    await as.run(
      'mutation($input: UpdateUserInput!) { updateUser(input: $input) { __typename ... on User { roles } ... on UserRejected { problems { field code } } } }',
      { input },
    )
  ).updateUser
const errorOf = async (client: Client, document: string) =>
  (await client.graphql(document)).errors?.[0]?.extensions.code ?? 'none'
const logOn = async ({ username, password }: { username: string; password: string }) => {
  const client = new Client(server.url)
  await client.logOn(username, password)
  return client
}
const idOf = async (username: string) =>
  (await admin.run('query($search: String!) { users(search: $search) { nodes { id } } }', { search: username })).users
    .nodes[0].id

describe('a custom role', () => {
  it('grants its permissions from the next request of each user who has it', async () => {
    expect(await save()).toEqual({
      __typename: 'Role',
      ...HELPDESK,
      builtIn: false,
      revision: 1,
      usedBy: { users: 0, accessTypes: [] },
    })
    await createUser(admin, { ...ALICE, roles: ['helpdesk'] })
    const alice = await logOn(ALICE)
    expect((await alice.viewer())?.permissions).toEqual(['users:read', 'users:write'])
    expect(await errorOf(alice, '{ users { totalCount } }')).toBe('none')
    expect(await save({ permissions: ['audit:read'], revision: 1 })).toMatchObject({
      revision: 2,
      usedBy: { users: 1 },
    })
    expect((await alice.viewer())?.permissions).toEqual(['audit:read'])
    expect(await errorOf(alice, '{ users { totalCount } }')).toBe('FORBIDDEN')
    const events = await inspectDatabase(server, (sql) =>
      sql
        .selectFrom('audit_events')
        .select(['type', 'details'])
        .where('type', 'like', 'role.%')
        .orderBy('id')
        .execute(),
    )
    expect(events.map(({ type }) => type)).toEqual(['role.created', 'role.updated'])
    expect(JSON.parse(events[1]!.details!)).toMatchObject({
      before: { permissions: ['users:read', 'users:write'] },
      after: { permissions: ['audit:read'] },
    })
  })

  it('is listed beside the built-in ones, which can’t be changed', async () => {
    await save()
    const { roles } = await admin.run('{ roles { name builtIn revision usedBy { users } } }')
    expect(roles.map((role: { name: string }) => role.name)).toEqual(['administrator', 'auditor', 'user', 'helpdesk'])
    expect(roles[0]).toEqual({ name: 'administrator', builtIn: true, revision: 0, usedBy: { users: 1 } })
    for (const name of ['administrator', 'auditor', 'user']) {
      expect(codesOf(await save({ name }))).toEqual(['name: ROLE_BUILT_IN'])
      expect(codesOf(await remove(name))).toEqual(['name: ROLE_BUILT_IN'])
    }
  })

  it('is refused with invalid values, and saved only from the current revision', async () => {
    for (const name of ['', 'Help', 'a"b', 'a%b', 'x'.repeat(32), 'constructor '] as const)
      expect(codesOf(await save({ name })), name).toEqual(['name: ROLE_NAME_INVALID'])
    expect(codesOf(await save({ title: ' ' }))).toEqual(['title: SETTING_INVALID'])
    expect(codesOf(await save({ permissions: ['everything'] }))).toEqual(['permissions: PERMISSION_UNKNOWN'])
    await save()
    expect(codesOf(await save())).toEqual(['name: ROLE_TAKEN'])
    expect(codesOf(await save({ revision: 3 }))).toEqual(['null: ROLE_STALE'])
    expect(codesOf(await save({ name: 'nobody', revision: 1 }))).toEqual(['null: ROLE_STALE'])
  })

  it('can be removed only while it is unused', async () => {
    await save()
    const id = await createUser(admin, { ...ALICE, roles: ['helpdesk'] })
    await admin.run('mutation { updateAccessType(input: {key: "client", rolesDenied: ["helpdesk"]}) { __typename } }')
    const { saveInvariant } = await admin.run(
      'mutation { saveInvariant(input: {name: "Helpers", roles: ["helpdesk"], never: COMPLETE_BY_EXCEPTION, exception: "FAILED_OPEN"}) { ... on Invariant { id } } }',
    )
    expect(await remove()).toMatchObject({
      problems: [
        {
          code: 'ROLE_IN_USE',
          message:
            'The role is used by one user and the access type client and the invariant “Helpers”. Remove it there first.',
        },
      ],
    })
    // Nor by a file that does not mention the invariants.
    const { planConfiguration } = await admin.run(
      '{ planConfiguration(document: "sallyport: 1\\nroles: {}") { problems { code message } } }',
    )
    expect(planConfiguration.problems).toEqual([
      {
        code: 'ROLE_IN_USE',
        message:
          'The role "helpdesk" can’t be removed while 1 user has it and client, the invariant “Helpers” name it.',
      },
    ])
    await admin.run(`mutation { removeInvariant(id: "${saveInvariant.id}", reason: "There will be no helpers.") }`)
    expect((await new Client(server.url).logOn(ALICE.username, ALICE.password, 'client')).problem?.code).toBe(
      'ACCESS_TYPE_ROLE_DENIED',
    )
    await updateUser({ id, roles: [] })
    await admin.run('mutation { updateAccessType(input: {key: "client", rolesDenied: []}) { __typename } }')
    expect(await remove()).toMatchObject({ __typename: 'Role', name: 'helpdesk' })
    expect(await updateUser({ id, roles: ['helpdesk'] })).toMatchObject({
      problems: [{ field: 'roles', code: 'ROLE_UNKNOWN' }],
    })
    expect(await errorOf(admin, 'mutation { removeRole(name: "helpdesk") { __typename } }')).toBe('NOT_FOUND')
  })

  it('is never left with a user when it is removed, in whatever order', async () => {
    const ids = await Promise.all(
      ['one', 'two', 'three'].map((username) => createUser(admin, { username, password: ALICE.password })),
    )
    await save()
    const [removed, ...given] = await Promise.all([
      remove(),
      ...ids.map((id) => updateUser({ id, roles: ['helpdesk'] })),
    ])
    const has = given.filter((result) => result.__typename === 'User').length
    expect(removed.__typename === 'Role' ? has : 0).toBe(0)
  })
})

describe('a user who can only change users', () => {
  let helper: Client
  beforeEach(async () => {
    await save()
    await createUser(admin, { ...ALICE, roles: ['helpdesk'] })
    helper = await logOn(ALICE)
  })

  it('can’t grant permissions that they lack, least of all to themselves', async () => {
    const id = await idOf('alice')
    for (const role of ['administrator', 'auditor'])
      expect(await updateUser({ id, roles: ['helpdesk', role] }, helper)).toMatchObject({
        problems: [{ field: 'roles', code: 'ROLE_BEYOND_OWN' }],
      })
    expect(
      (
        await helper.run(
          'mutation { createUser(input: {username: "mallory", roles: ["administrator"]}) { __typename ... on UserRejected { problems { code } } } }',
        )
      ).createUser,
    ).toMatchObject({ problems: [{ code: 'ROLE_BEYOND_OWN' }] })
    expect(
      codesOf(await save({ permissions: ['users:read', 'users:write', 'settings:write'], revision: 1 }, helper)),
    ).toEqual(['permissions: ROLE_BEYOND_OWN'])
    expect(codesOf(await save({ name: 'root', permissions: ['audit:read'] }, helper))).toEqual([
      'permissions: ROLE_BEYOND_OWN',
    ])
    expect(
      (
        await helper.run(
          'mutation { createUser(input: {username: "colleague", roles: ["helpdesk", "user"]}) { __typename } }',
        )
      ).createUser.__typename,
    ).toBe('User')
  })

  it('can’t change users with more permissions', async () => {
    const id = await idOf('admin')
    const mutations = [
      `setPassword(input: {userId: "${id}", password: "taken over by the help desk"}) { __typename }`,
      `updateUser(input: {id: "${id}", enabled: false}) { __typename }`,
      `updateUser(input: {id: "${id}", roles: []}) { __typename }`,
      `updateUser(input: {id: "${id}", email: "mallory@example.test"}) { __typename }`,
      `removeEnrollment(userId: "${id}", module: "duo")`,
      `setExternalName(input: {userId: "${id}", module: "duo", name: "mallory"}) { __typename }`,
      `createEnrollmentCode(userId: "${id}", module: "duo") { code }`,
    ]
    for (const mutation of mutations)
      expect(await errorOf(helper, `mutation { ${mutation} }`), mutation).toBe('USER_BEYOND_OWN')
    expect((await logOnAsAdministrator(server)).cookies.size).toBeGreaterThan(0)
  })

  it('can’t remove or change a role with more permissions', async () => {
    await save({ name: 'ops', permissions: ['settings:write'] })
    expect(codesOf(await remove('ops', helper))).toEqual(['permissions: ROLE_BEYOND_OWN'])
    expect(codesOf(await save({ name: 'ops', permissions: [], revision: 1 }, helper))).toEqual([
      'permissions: ROLE_BEYOND_OWN',
    ])
  })
})
