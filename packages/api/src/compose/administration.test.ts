import { type GraphQLObjectType, type GraphQLSchema, graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdministration, type Administration } from './administration.ts'
import type { Database } from '../database/database.ts'
import { openTestDatabase } from '../database/testing/open-test-database.ts'
import { buildGraphqlSchema } from '../graphql/build-schema.ts'
import { fieldRules, freshLogonFields } from '../graphql/authorization.ts'
import type { RequestContext } from '../graphql/request-context.ts'
import { MasterKey } from '../lib/master-key.ts'
import { LimitService } from '../limits/limit-service.ts'
import { insertSession } from '../people/sessions/session.statements.ts'
import { sampleModules } from '../settings/testing/sample-modules.ts'
import { NO_RUNNING_LOGONS } from '../schemes/versions/running-logons.ts'
import { PasswordHasher } from '../people/passwords/password-hasher.ts'

const LONG_PASSWORD = 'three words in a row'
const CANARY = 'the-right-secret'
let database: Database
let administration: Administration
let schema: GraphQLSchema
let clearedCookies = 0

beforeAll(async () => {
  database = await openTestDatabase()
  const masterKey = new MasterKey(Buffer.alloc(32, 7))
  const clock = { now: () => Date.UTC(2026, 10, 24) }
  const modules = sampleModules()
  const hasher = new PasswordHasher({ cost: { memoryCost: 8, timeCost: 1, parallelism: 1 } })
  const limits = new LimitService(database, masterKey, clock)
  administration = createAdministration({
    database,
    masterKey,
    clock,
    hasher,
    modules,
    limits,
    endLogonsOfUser: () => Promise.resolve(),
    runningLogons: NO_RUNNING_LOGONS,
    publicUrl: 'https://login.example.test',
  })
  await administration.ensureBuiltIns()
  await administration.ensureFirstAdministrator({ password: LONG_PASSWORD })
  schema = buildGraphqlSchema(administration.resolvers, modules)
  const admin = await asAdmin()
  for (const [username, roles] of [
    ['auditor', ['auditor']],
    ['alice', []],
  ] as const)
    await run(
      admin,
      `mutation { createUser(input: {username: "${username}", password: "${LONG_PASSWORD}", roles: ${JSON.stringify(roles)}}) { __typename } }`,
    )
})
afterAll(() => database.close())

/** A context with a session of that user, made as a completed logon makes it. */
async function as(username: string): Promise<RequestContext> {
  const user = await database.sql
    .selectFrom('users')
    .select(['id', 'username'])
    .where('username_canonical', '=', username)
    .executeTakeFirstOrThrow()
  const { token, tokenHash } = administration.sessions.createToken()
  const id = `ses_${tokenHash.slice(0, 10)}`
  await database.transaction((tx) =>
    insertSession(tx, {
      id,
      tokenHash,
      user,
      logonId: `lgn_${id}`,
      accessType: 'browser',
      scheme: 'browser',
      version: 1,
      ipAddress: '192.0.2.1',
      userAgent: null,
      startedAt: Date.UTC(2026, 10, 24),
    }),
  )
  return { ...anonymous(), viewer: await administration.sessions.resolve(token) }
}
const asAdmin = () => as('admin')
const anonymous = (): RequestContext => ({
  viewer: null,
  client: { ipAddress: '192.0.2.1', userAgent: null },
  cookieSession: null,
  logonCookie: null,
  rememberedCookie: null,
  cookies: {
    setLogon: () => {},
    setRemembered: () => {},
    setSession: () => {},
    clearSession: () => void clearedCookies++,
  },
})
async function run(
  contextValue: RequestContext,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<{ data: any; codes: string[] }> {
  const { data, errors = [] } = await graphql({ schema, source, contextValue, variableValues })
  return {
    data,
    codes: errors.map((error) => (error.originalError as { code?: string } | undefined)?.code ?? error.message),
  }
}

/** A document for a field of Query or Mutation, with values that let it reach its guard. */
function toDocument(kind: 'query' | 'mutation', name: string): string {
  const type = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!
  const field = type.getFields()[name]!
  const inputs: Record<string, string> = {
    'ApplyConfigurationInput!': '{document: "", planHash: ""}',
    'UpdateSettingsInput!': '{module: "phone", values: {}}',
    'SaveSchemeInput!': '{key: "nothing", steps: []}',
    'PublishSchemeInput!': '{key: "nothing", draft: 1, hash: ""}',
    'AccessTypeInput!': '{key: "", name: "", sessionDelivery: COOKIE}',
    'UpdateAccessTypeInput!': '{key: "nothing"}',
    'RoleInput!': '{name: "", title: "", permissions: []}',
    'UpdateSchemeInput!': '{key: "nothing"}',
    'InvariantInput!': '{name: "", never: COMPLETE_WITHOUT}',
    'SimulationInput!': '{accessType: "nothing", username: ""}',
    'MatrixInput!': '{accessType: "nothing"}',
    'JSON!': '{}',
    'CreateUserInput!': '{username: ""}',
    'UpdateUserInput!': '{id: "nobody"}',
    'SetExternalNameInput!': '{userId: "nobody", module: "nothing"}',
    'SetPasswordInput!': '{userId: "nobody", password: ""}',
    'CreateApiTokenInput!': '{name: "", permissions: [], expiresInDays: 0}',
    'ChangePasswordInput!': '{currentPassword: "", newPassword: ""}',
    'String!': '"nothing"',
    'ID!': '"nothing"',
    'Int!': '1',
  }
  const args = field.args
    .map((arg) => [arg.name, inputs[String(arg.type)]] as const)
    .filter(([, value]) => value !== undefined)
  const call = args.length > 0 ? `${name}(${args.map(([arg, value]) => `${arg}: ${value}`).join(', ')})` : name
  const returned = String(field.type).replaceAll(/[![\]]/g, '')
  return `${kind} { ${call} ${['Boolean', 'Int', 'String'].includes(returned) ? '' : '{ __typename }'} }`
}

function listFields(): { kind: 'query' | 'mutation'; name: string }[] {
  const of = (kind: 'query' | 'mutation', type: GraphQLObjectType | null | undefined) =>
    Object.keys(type!.getFields()).map((name) => ({ kind, name }))
  return [...of('query', schema.getQueryType()), ...of('mutation', schema.getMutationType())]
}
function freshnessOf(name: string): string | undefined {
  return [...freshLogonFields].find(([field]) => field.endsWith(`.${name}`))?.[1]
}
function ruleOf(name: string): string | undefined {
  return [...fieldRules].find(([field]) => field.endsWith(`.${name}`))?.[1]
}

describe('every field of the administration', () => {
  it('has a rule', () => {
    expect(listFields().filter(({ name }) => ruleOf(name) === undefined)).toEqual([])
  })

  it('is closed to everybody whom its rule does not name', async () => {
    const callers = { nobody: anonymous(), alice: await as('alice'), auditor: await as('auditor') }
    for (const { kind, name } of listFields()) {
      const rule = ruleOf(name)!
      if (rule === 'public') continue
      expect((await run(callers.nobody, toDocument(kind, name))).codes, name).toEqual(['UNAUTHENTICATED'])
      if (rule === 'session') continue
      expect((await run(callers.alice, toDocument(kind, name))).codes, name).toEqual(['FORBIDDEN'])
      const { codes } = await run(callers.auditor, toDocument(kind, name))
      expect(codes.includes('FORBIDDEN'), name).toBe(!rule.endsWith(':read'))
    }
  })

  it('is open to an administrator', async () => {
    const admin = await asAdmin()
    for (const { kind, name } of listFields().filter(
      (field) => field.name !== 'logoff' && !field.name.startsWith('end'),
    )) {
      const { codes } = await run(admin, toDocument(kind, name))
      expect(
        codes.filter((code) => !['NOT_FOUND', 'BAD_USER_INPUT'].includes(code)),
        name,
      ).toEqual([])
    }
  })
})

describe('a session whose logon is long ago', () => {
  const withOldLogon = (context: RequestContext): RequestContext => ({
    ...context,
    viewer: { ...context.viewer!, isLogonFresh: false },
  })

  it('makes no change but those that are listed here as not sensitive', () => {
    const harmless = {
      logoff: 'takes away',
      endSession: 'takes away, and has to be quick in need',
      endMyOtherSessions: 'takes away',
      endUserSessions: 'takes away, and has to be quick in need',
      acknowledgeAlarm: 'is recorded, and takes nothing away that isn’t in the audit log',
      removeEnrollmentCode: 'takes away',
      forgetUserBrowsers: 'takes away, and has to be quick in need',
      forgetMyBrowsers: 'takes away',
      revokeApiToken: 'takes away, and has to be quick in need',
      changePassword: 'asks for the current password',
      checkModule: 'changes nothing',
      discardDraft: 'changes nothing that is live, and the version stays',
      takeBackPublication: 'takes away, and has to be quick in need',
    }
    const mutations = listFields()
      .filter(({ kind }) => kind === 'mutation')
      .map(({ name }) => name)
    expect(mutations.filter((name) => freshnessOf(name) === undefined).sort()).toEqual(Object.keys(harmless).sort())
  })

  it('is sent to log on again by every sensitive change, after who may not make it at all was refused', async () => {
    const admin = withOldLogon(await asAdmin())
    const alice = withOldLogon(await as('alice'))
    for (const { kind, name } of listFields().filter((field) => freshnessOf(field.name) === 'always')) {
      expect((await run(admin, toDocument(kind, name))).codes, name).toEqual(['REAUTH_REQUIRED'])
      expect((await run(alice, toDocument(kind, name))).codes, name).toEqual([
        ruleOf(name) === 'session' ? 'REAUTH_REQUIRED' : 'FORBIDDEN',
      ])
      expect((await run(anonymous(), toDocument(kind, name))).codes, name).toEqual(['UNAUTHENTICATED'])
    }
  })

  it('makes users without rights and changes names, and gives nobody roles', async () => {
    const admin = withOldLogon(await asAdmin())
    const codesOf = async (document: string) => (await run(admin, document)).codes
    for (const input of [
      '{username: "old-one"}',
      '{username: "old-two", roles: ["user"]}',
      '{username: "old-three", roles: []}',
    ])
      expect(await codesOf(`mutation { createUser(input: ${input}) { __typename } }`), input).toEqual([])
    for (const input of [
      '{username: "old-four", roles: ["administrator"]}',
      '{username: "old-five", roles: ["user", "auditor"]}',
    ])
      expect(await codesOf(`mutation { createUser(input: ${input}) { __typename } }`), input).toEqual([
        'REAUTH_REQUIRED',
      ])
    for (const input of ['{id: "nobody", displayName: "X"}', '{id: "nobody", enabled: false}'])
      expect(await codesOf(`mutation { updateUser(input: ${input}) { __typename } }`), input).toEqual(['NOT_FOUND'])
    for (const input of ['{id: "nobody", roles: []}', '{id: "nobody", enabled: true}'])
      expect(await codesOf(`mutation { updateUser(input: ${input}) { __typename } }`), input).toEqual([
        'REAUTH_REQUIRED',
      ])
  })
})

describe('the caller', () => {
  it('is nobody without a session, and sees only themselves with one', async () => {
    const query =
      '{ viewer { permissions user { username hasPassword enrollments { module } } session { accessType current steps { method } user { username } } } }'
    expect((await run(anonymous(), query)).data).toEqual({ viewer: null })
    expect((await run(await as('alice'), query)).data).toEqual({
      viewer: {
        permissions: [],
        user: { username: 'alice', hasPassword: true, enrollments: [] },
        session: { accessType: 'browser', current: true, steps: [], user: { username: 'alice' } },
      },
    })
    const mine = await run(await as('alice'), '{ mySessions { current user { username } } myLogons { type } }')
    expect(new Set(mine.data.mySessions.map((session: any) => session.user.username))).toEqual(new Set(['alice']))
    expect(mine.data.mySessions.filter((session: any) => session.current)).toHaveLength(1)
  })

  it('logs off, and may do so without a session', async () => {
    const alice = await as('alice')
    const before = clearedCookies
    expect((await run(alice, 'mutation { logoff }')).data).toEqual({ logoff: true })
    expect((await run(alice, 'mutation { logoff }')).data).toEqual({ logoff: false })
    expect((await run(anonymous(), 'mutation { logoff }')).data).toEqual({ logoff: false })
    expect(clearedCookies).toBe(before + 3)
  })

  it('cannot end anybody else’s session', async () => {
    const admin = await asAdmin()
    const alice = await as('alice')
    const end = (context: RequestContext, of: RequestContext) =>
      run(context, 'mutation ($id: ID!) { endSession(id: $id) }', { id: of.viewer!.sessionId })
    expect((await end(alice, admin)).data).toEqual({ endSession: false })
    expect((await end(admin, alice)).data).toEqual({ endSession: true })
  })

  it('changes their password', async () => {
    const change = `mutation ($current: String!) { changePassword(input: {currentPassword: $current, newPassword: "five more words over there"}) {
      __typename ... on PasswordChanged { sessionsEnded } ... on PasswordRejected { problems { field code } } } }`
    const alice = await as('alice')
    expect((await run(alice, change, { current: 'not this one' })).data.changePassword).toEqual({
      __typename: 'PasswordRejected',
      problems: [{ field: 'currentPassword', code: 'PASSWORD_INCORRECT' }],
    })
    expect((await run(alice, change, { current: LONG_PASSWORD })).data.changePassword.__typename).toBe(
      'PasswordChanged',
    )
  })
})

describe('the way from a new system to a second factor', () => {
  it('is walked by settings, a check, a scheme and back', async () => {
    const admin = await asAdmin()
    const checklist = async () =>
      (await run(admin, '{ overview { checklist { id done } modules { module ok code } warnings { code } } }')).data
        .overview
    expect(await checklist()).toMatchObject({
      checklist: [{ id: 'phone-settings', done: false }, {}, {}],
      modules: [],
      warnings: [{ code: 'ONE_ADMINISTRATOR' }],
    })

    const update = `mutation ($values: JSON!, $revision: Int) { updateSettings(input: {module: "phone", values: $values, revision: $revision}) {
      ... on ModuleSettings { revision secretsSet values module { id configured } } ... on SettingsRejected { problems { field code } } } }`
    const values = { integrationKey: 'DI1', secretKey: CANARY, apiHostname: 'api.example.test' }
    const updated = await run(admin, update, { values, revision: 0 })
    expect(updated.data.updateSettings).toEqual({
      revision: 1,
      secretsSet: ['secretKey'],
      values: { integrationKey: 'DI1', apiHostname: 'api.example.test', automaticPush: true },
      module: { id: 'phone', configured: true },
    })
    expect((await run(admin, update, { values, revision: 0 })).data.updateSettings.problems).toEqual([
      { field: null, code: 'SETTINGS_STALE' },
    ])
    expect((await run(admin, 'mutation { checkModule(module: "phone") { ok code } }')).data.checkModule).toEqual({
      ok: true,
      code: 'PHONE_OK',
    })

    const save = `mutation ($steps: [SchemeStepInput!]!) { saveScheme(input: {key: "browser", steps: $steps, basedOn: 1}) {
      ... on Scheme { published { number steps { id module { id configured } options } } versions { number } } ... on SchemeRejected { problems { code step } } } }`
    expect((await run(admin, save, { steps: [{ module: 'phone' }] })).data.saveScheme.problems[0]).toEqual({
      code: 'SCHEME_SECRET_BEFORE_IDENTITY',
      step: 0,
    })
    expect((await run(admin, save, { steps: [{ module: 'password' }, { module: 'phone' }] })).data.saveScheme).toEqual({
      published: {
        number: 2,
        steps: [
          { id: 'browser.2.s1', module: { id: 'password', configured: true }, options: {} },
          { id: 'browser.2.s2', module: { id: 'phone', configured: true }, options: { bypass: 'refuse' } },
        ],
      },
      versions: [{ number: 2 }, { number: 1 }],
    })
    expect(await checklist()).toMatchObject({
      checklist: [{ done: true }, { id: 'phone-scheme', done: true }, { done: false }],
      modules: [{ module: 'phone', ok: true, code: 'PHONE_OK' }],
    })
    const rolledBack = await run(
      admin,
      'mutation { rollbackScheme(key: "browser", version: 1) { ... on Scheme { published { number note } } } }',
    )
    expect(rolledBack.data.rollbackScheme.published).toEqual({ number: 3, note: 'Rolled back to version 1' })
    expect((await run(admin, '{ schemes { key warnings { code message } } }')).data.schemes).toEqual([
      {
        key: 'browser',
        warnings: [
          { code: 'ADMINISTRATORS_SINGLE_FACTOR', message: expect.stringContaining('through Browser with one factor') },
        ],
      },
      {
        key: 'client',
        warnings: [
          { code: 'ADMINISTRATORS_SINGLE_FACTOR', message: expect.stringContaining('through Client with one factor') },
        ],
      },
    ])
  })

  it('leaves no secret in anything that can be read', async () => {
    const admin = await asAdmin()
    const { data, codes } = await run(
      admin,
      `{ settings { values secretsSet module { settings { name defaultValue } } } moduleSettings(module: "phone") { values }
         auditEvents(first: 100) { nodes { type details code } } users { nodes { username email } } sessions { nodes { id } } schemes { versions { steps { options } } } modules { id stepOptions { name } } accessTypes { key } roles { name } }`,
    )
    expect(codes).toEqual([])
    const tables = ['users', 'module_settings', 'module_secrets', 'audit_events', 'sessions'] as const
    const stored = await Promise.all(tables.map((table) => database.sql.selectFrom(table).selectAll().execute()))
    expect(JSON.stringify([data, stored])).not.toMatch(new RegExp(`${CANARY}|${LONG_PASSWORD}|sps_|five more words`))
    expect(JSON.stringify(data)).not.toContain('argon2')
  })
})

describe('lists', () => {
  it('are asked for 1 to 100 entries at a time', async () => {
    const admin = await asAdmin()
    for (const list of ['users', 'sessions', 'auditEvents'])
      for (const first of [0, 101, -5])
        expect((await run(admin, `{ ${list}(first: ${first}) { pageInfo { hasNextPage } } }`)).codes).toEqual([
          'BAD_USER_INPUT',
        ])
    expect((await run(admin, '{ overview(hours: 0) { buckets { at } } }')).codes).toEqual(['BAD_USER_INPUT'])
  })

  it('are walked by their cursors to the end, each entry once', async () => {
    const admin = await asAdmin()
    for (const [list, field] of [
      ['users', 'username'],
      ['sessions', 'id'],
      ['auditEvents', 'id'],
    ] as const) {
      const all = (await run(admin, `{ ${list}(first: 100) { nodes { ${field} } } }`)).data[list].nodes
      const walked: unknown[] = []
      let after: string | null = null
      do {
        const page: any = (
          await run(
            admin,
            `query ($after: String) { ${list}(first: 2, after: $after) { nodes { ${field} } pageInfo { hasNextPage endCursor } } }`,
            { after },
          )
        ).data[list]
        walked.push(...page.nodes)
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      } while (after !== null)
      expect(walked).toEqual(all)
    }
  })
})
