import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createUser,
  logOnAsAdministrator,
  requireDuo,
  saveScheme,
  setDuoUp,
  updateSettings,
} from './support/actions.ts'
import { Client } from './support/client.ts'
import {
  type SecretValue,
  applyConfiguration,
  exportConfiguration,
  planAndApply,
  planConfiguration,
} from './support/configuration.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { TestServer } from './support/test-server.ts'

const SECRET_KEY = 'kGVDbGm3vXqyKWQmtTSmMTg9sDT0IXlCpWDQWVmk'
const secretsOf = (value: string, reference = '${env:DUO_SECRET_KEY}'): SecretValue[] => [{ reference, value }]
const DUO = [
  'settings:',
  '  duo:',
  '    integrationKey: DIABCDEFGHIJKLMNOPQR',
  '    secretKey: ${env:DUO_SECRET_KEY}',
  '    apiHostname: api-12345678.duosecurity.com',
].join('\n')
const CLIENT_WITH_DUO = [
  'schemes:',
  '  client:',
  '    steps:',
  '      - module: password',
  '      - module: duo',
  '        options: { failMode: open }',
].join('\n')
const document = (...sections: string[]) => ['sallyport: 1', ...sections, ''].join('\n')
const rowsOf = (server: TestServer) =>
  inspectDatabase(server, async (sql) => {
    const tables = [
      'roles',
      'access_types',
      'schemes',
      'scheme_versions',
      'module_settings',
      'module_secrets',
      'invariants',
      'server_meta',
      'audit_events',
    ] as const
    const rows: Record<string, unknown> = {}
    for (const table of tables)
      rows[table] = (await sql.selectFrom(table).selectAll().execute())
        .map((row) => JSON.stringify(row))
        .filter((row) => !row.includes('"turn:'))
        .sort()
    return rows
  })
const publishedOf = async (admin: Client, key: string) =>
  (
    await admin.run(
      'query($key: ID!) { scheme(key: $key) { enabled published { number note steps { module { id } options } } } }',
      { key },
    )
  ).scheme

describe('planning a configuration', () => {
  let server: TestServer
  let admin: Client
  beforeAll(async () => {
    server = await TestServer.start({ duo: true })
    admin = await logOnAsAdministrator(server)
    await setDuoUp(server, admin)
    await requireDuo(admin, 'client')
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('finds nothing to do in an export, with the secrets and without', async () => {
    const [application] = await server.simulator!.control.applications()
    for (const format of ['YAML', 'JSON']) {
      const text = await exportConfiguration(admin, format)
      expect(await planConfiguration(admin, text)).toMatchObject({
        isEmpty: true,
        changes: [],
        problems: [],
        notes: [expect.stringContaining('can’t be told')],
      })
      expect(
        await planConfiguration(admin, text, secretsOf(application!.secretKey, '${env:SALLYPORT_DUO_SECRET_KEY}')),
      ).toMatchObject({ isEmpty: true, notes: [] })
      // As a file ends with a line break.
      expect(
        await planConfiguration(
          admin,
          text,
          secretsOf(`${application!.secretKey}\n`, '${env:SALLYPORT_DUO_SECRET_KEY}'),
        ),
      ).toMatchObject({ isEmpty: true, notes: [] })
    }
  })

  it('sees what somebody has changed by hand since', async () => {
    const text = await exportConfiguration(admin)
    await updateSettings(admin, 'duo', { automaticPush: false })
    const plan = await planConfiguration(admin, text)
    expect(plan.isEmpty).toBe(false)
    expect(plan.changes).toEqual([
      { kind: 'CHANGED', path: 'settings.duo.automaticPush', subject: 'Duo', text: 'Duo: Automatic push: off → on' },
    ])
    await updateSettings(admin, 'duo', { automaticPush: true })
    expect(await planConfiguration(admin, text)).toMatchObject({ isEmpty: true })
  })

  it('says who would get in, and writes nothing', async () => {
    const before = await rowsOf(server)
    const plan = await planConfiguration(admin, document(DUO, CLIENT_WITH_DUO), secretsOf(SECRET_KEY))
    expect(plan.problems).toEqual([])
    expect(plan.changes.map(({ text }: { text: string }) => text)).toContain(
      'Client: Duo: When Duo can’t be reached: Refuse the logon → Let in without Duo',
    )
    expect(plan.verdict.sentence).toEqual(expect.any(String))
    expect(plan.population).toEqual([
      { accessType: 'client', summary: expect.any(String), users: 1, nowPass: 1, thenPass: 1, losing: [], gaining: [] },
    ])
    const closed = await planConfiguration(
      admin,
      document(
        'accessTypes:',
        '  browser: { name: Browser, sessionDelivery: COOKIE, rolesDenied: [administrator] }',
        '  client: { name: Client, sessionDelivery: TOKEN }',
        '  desk: { name: Desk, sessionDelivery: COOKIE }',
      ),
    )
    expect(closed.population).toEqual([
      {
        accessType: 'browser',
        summary: 'Browser: 1 of 1 users get in on an ordinary day now, 0 would; 1 would lose it.',
        users: 1,
        nowPass: 1,
        thenPass: 0,
        losing: ['admin'],
        gaining: [],
      },
      {
        accessType: 'desk',
        summary: 'Desk: 0 of 1 users get in on an ordinary day now, 1 would; 1 would gain it.',
        users: 1,
        nowPass: 0,
        thenPass: 1,
        losing: [],
        gaining: ['admin'],
      },
    ])
    expect(await rowsOf(server)).toEqual(before)
    expect(server.logLines.join('\n')).not.toContain(SECRET_KEY)
    expect(JSON.stringify(plan)).not.toContain(SECRET_KEY)
  })

  it('tells every problem with its line, and has no hash to apply by', async () => {
    const plan = await planConfiguration(
      admin,
      document('colors: red', 'settings:', '  duo:', `    secretKey: ${SECRET_KEY}`),
    )
    expect(plan).toMatchObject({
      hash: '',
      isEmpty: false,
      problems: [
        { path: 'colors', code: 'CONFIGURATION_UNKNOWN_KEY', line: 2 },
        { path: 'settings.duo.secretKey', code: 'CONFIGURATION_SECRET_LITERAL', line: 5 },
      ],
    })
    expect(JSON.stringify(plan)).not.toContain(SECRET_KEY)
    expect(await planConfiguration(admin, `sallyport: 1\n# ${'x'.repeat(256_000)}`)).toMatchObject({
      problems: [{ code: 'CONFIGURATION_TOO_LARGE' }],
    })
    expect(await planConfiguration(admin, '')).toMatchObject({ problems: [{ code: 'CONFIGURATION_INVALID' }] })
  })

  it('refuses secrets that it can’t make out', async () => {
    const refused = async (secrets: SecretValue[]) =>
      (
        await admin.graphql(
          'query($secrets: [SecretValueInput!]) { planConfiguration(document: "sallyport: 1", secrets: $secrets) { hash } }',
          { secrets },
        )
      ).errors?.[0]?.extensions.code
    expect(await refused([{ reference: 'DUO_SECRET_KEY', value: 'x' }])).toBe('BAD_USER_INPUT')
    expect(await refused([{ reference: '${env:A}', value: ' ' }])).toBe('BAD_USER_INPUT')
    expect(await refused([...secretsOf('x'), ...secretsOf('x')])).toBe('BAD_USER_INPUT')
    expect(
      await refused(Array.from({ length: 101 }, (_, index) => ({ reference: `\${env:A${index}}`, value: 'x' }))),
    ).toBe('BAD_USER_INPUT')
  })
})

describe('applying a configuration', () => {
  let server: TestServer
  let admin: Client
  beforeAll(async () => {
    server = await TestServer.start()
    admin = await logOnAsAdministrator(server)
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('sets a module up and uses it, in one step, and leaves its traces', async () => {
    const text = document(DUO, CLIENT_WITH_DUO)
    const secrets = secretsOf(SECRET_KEY)
    const result = await planAndApply(admin, text, { secrets, note: 'Duo for clients' })
    expect(result.changes.map(({ path }: { path: string }) => path)).toEqual([
      'settings.duo.integrationKey',
      'settings.duo.apiHostname',
      'settings.duo.secretKey',
      'schemes.client.steps[1]',
    ])
    expect(await publishedOf(admin, 'client')).toMatchObject({
      published: {
        number: 2,
        note: 'Duo for clients',
        steps: [
          { module: { id: 'password' } },
          { module: { id: 'duo' }, options: { failMode: 'open', bypass: 'refuse' } },
        ],
      },
    })
    expect(await planConfiguration(admin, text, secrets)).toMatchObject({ isEmpty: true, notes: [] })
    expect(await exportConfiguration(admin)).toContain('secretKey: ${env:DUO_SECRET_KEY}')
    const { auditEvents } = await admin.run('{ auditEvents(first: 3) { nodes { type actor details } } }')
    expect(auditEvents.nodes.map(({ type }: { type: string }) => type).sort()).toEqual([
      'configuration.applied',
      'scheme.published',
      'settings.updated',
    ])
    expect(JSON.stringify(auditEvents)).not.toContain(SECRET_KEY)
    expect(auditEvents.nodes.find(({ type }: { type: string }) => type === 'configuration.applied')).toMatchObject({
      actor: 'admin',
      details: {
        note: 'Duo for clients',
        changes: expect.arrayContaining([
          'Client: Duo added as step 2 (When Duo can’t be reached: Let in without Duo)',
        ]),
      },
    })
  })

  it('keeps a secret whose value it was not given, and forgets where one came from that is typed by hand', async () => {
    const text = document(DUO)
    expect(await planConfiguration(admin, text)).toMatchObject({ isEmpty: true })
    await planAndApply(admin, document(DUO, '    automaticPush: false'))
    expect(
      await planConfiguration(admin, document(DUO, '    automaticPush: false'), secretsOf(SECRET_KEY)),
    ).toMatchObject({ isEmpty: true, notes: [] })
    await updateSettings(admin, 'duo', { secretKey: SECRET_KEY.toUpperCase() })
    expect(await exportConfiguration(admin)).toContain('secretKey: ${env:SALLYPORT_DUO_SECRET_KEY}')
    expect(await planConfiguration(admin, text)).toMatchObject({
      problems: [{ code: 'CONFIGURATION_SECRET_MISSING', path: 'settings.duo.secretKey' }],
    })
    await planAndApply(admin, document(DUO), { secrets: secretsOf(SECRET_KEY) })
  })

  it('writes only what was planned: not when the server, the document or a secret is another', async () => {
    const text = document(
      'schemes:',
      '  browser:',
      '    enabled: true',
      '    name: Web',
      '    steps: [ { module: password } ]',
    )
    const { hash } = await planConfiguration(admin, text)
    const stale = { __typename: 'ConfigurationRejected', problems: [{ code: 'PLAN_STALE', path: '' }] }
    const before = await rowsOf(server)
    expect(await applyConfiguration(admin, text.replace('Web', 'Net'), { planHash: hash })).toMatchObject(stale)
    expect(await applyConfiguration(admin, text, { planHash: 'x' })).toMatchObject(stale)
    const withSecret = document(DUO, 'schemes:', '  browser: { name: Web, steps: [ { module: password } ] }')
    const planned = await planConfiguration(admin, withSecret, secretsOf(SECRET_KEY))
    expect(
      await applyConfiguration(admin, withSecret, {
        planHash: planned.hash,
        secrets: secretsOf(SECRET_KEY.toLowerCase()),
      }),
    ).toMatchObject(stale)
    expect(await applyConfiguration(admin, withSecret, { planHash: planned.hash })).toMatchObject(stale)
    expect(await rowsOf(server)).toEqual(before)
    // Somebody publishes something else in between.
    await saveScheme(admin, 'client', [{ module: 'password' }])
    expect(await applyConfiguration(admin, text, { planHash: hash })).toMatchObject(stale)
    await saveScheme(admin, 'client', [{ module: 'password' }, { module: 'duo', options: { failMode: 'open' } }])
    await updateSettings(admin, 'duo', { displayText: 'Hello' })
    expect(await applyConfiguration(admin, text, { planHash: hash })).toMatchObject(stale)
    await updateSettings(admin, 'duo', { displayText: null })
    // How it is written doesn't matter.
    const again = await planConfiguration(admin, text)
    expect(again.hash).not.toBe(hash)
    expect(
      await applyConfiguration(admin, `# a comment\n${text.replace('    enabled: true\n', '')}`, {
        planHash: again.hash,
      }),
    ).toMatchObject({ __typename: 'ConfigurationApplied' })
    expect(await applyConfiguration(admin, text, { planHash: again.hash })).toMatchObject(stale)
  })

  it('is won by one of two that come at the same time', async () => {
    const text = (name: string) => document('schemes:', `  browser: { name: ${name}, steps: [ { module: password } ] }`)
    const hashes = await Promise.all(
      ['One', 'Two'].map(async (name) => (await planConfiguration(admin, text(name))).hash),
    )
    const results = await Promise.all(
      ['One', 'Two'].map((name, index) => applyConfiguration(admin, text(name), { planHash: hashes[index] })),
    )
    expect(results.map(({ __typename }) => __typename).sort()).toEqual([
      'ConfigurationApplied',
      'ConfigurationRejected',
    ])
  })

  it('does nothing, and says so, when there is nothing to do', async () => {
    const text = await exportConfiguration(admin)
    const before = await rowsOf(server)
    expect(await planAndApply(admin, text)).toMatchObject({ changes: [] })
    expect(await rowsOf(server)).toEqual(before)
  })

  it('makes flows that take themselves back where that is asked for', async () => {
    await planAndApply(admin, document('schemes:', '  client: { steps: [ { module: password } ] }'), {
      confirmMinutes: 5,
    })
    const { scheme } = await admin.run(
      '{ scheme(key: "client") { published { number } pending { version fallbackVersion } } }',
    )
    expect(scheme.pending).toEqual({ version: scheme.published.number, fallbackVersion: scheme.published.number - 1 })
    await admin.run('mutation($version: Int!) { takeBackPublication(key: "client", version: $version) { key } }', {
      version: scheme.published.number,
    })
    expect(await planConfiguration(admin, document(CLIENT_WITH_DUO))).toMatchObject({ isEmpty: true })
  })

  it('that would lock administrators out is refused with names, unless words say why, and then takes itself back', async () => {
    const bothWithDuo = ['browser', 'client'].map(
      (key) => `  ${key}: { steps: [ { module: password }, { module: duo } ] }`,
    )
    const text = document(DUO, 'schemes:', ...bothWithDuo)
    const plan = await planConfiguration(admin, text)
    expect(plan).toMatchObject({
      problems: [],
      needsOverride: true,
      verdict: {
        isSafe: false,
        sentence: expect.stringContaining('admin stops at step 2 (Duo)'),
        administrators: [{ username: 'admin', isSafe: false }],
      },
    })
    const before = await rowsOf(server)
    expect(await applyConfiguration(admin, text, { planHash: plan.hash })).toMatchObject({
      __typename: 'ConfigurationRejected',
      problems: [{ path: '', code: 'LOCKOUT', message: expect.stringContaining(plan.verdict.sentence) }],
      verdict: { isSafe: false, sentence: plan.verdict.sentence },
    })
    expect(await applyConfiguration(admin, text, { planHash: plan.hash, override: 'go' })).toMatchObject({
      problems: [{ code: 'OVERRIDE_TOO_SHORT' }],
    })
    expect(await rowsOf(server)).toEqual(before)
    expect(
      await applyConfiguration(admin, text, { planHash: plan.hash, override: 'Everybody has a key in the safe' }),
    ).toMatchObject({ __typename: 'ConfigurationApplied' })
    const { schemes } = await admin.run('{ schemes { key published { number } pending { version } } }')
    const pendingOf = (key: string) => schemes.find((scheme: { key: string }) => scheme.key === key).pending
    expect([pendingOf('browser'), pendingOf('client')]).toEqual([
      { version: expect.any(Number) },
      { version: expect.any(Number) },
    ])
    const { auditEvents } = await admin.run(
      '{ auditEvents(first: 1, filter: {type: "configuration.applied"}) { nodes { details } } }',
    )
    expect(auditEvents.nodes[0].details.override).toMatchObject({
      reason: 'Everybody has a key in the safe',
      verdict: plan.verdict.sentence,
    })
    // Nobody logs on through it in time.
    server.clock.forward(11 * 60_000)
    expect((await new Client(server.url).startLogon({ accessType: 'browser' })).stepCount).toBe(1)
    expect((await exportConfiguration(await logOnAsAdministrator(server))).split('module: duo').length).toBe(2)
  })

  it('that breaks an invariant, or brings one that is broken, is refused unless words say why', async () => {
    admin = await logOnAsAdministrator(server)
    const text = document('invariants:', '  - name: Duo for all', '    never: { completeWithout: duo }')
    const plan = await planConfiguration(admin, text)
    expect(plan).toMatchObject({
      problems: [],
      needsOverride: true,
      invariants: [
        {
          isKept: false,
          invariant: { name: 'Duo for all', sentence: 'Users must never complete a logon without Duo.' },
          counterExample: { passes: true, sentence: expect.any(String) },
        },
      ],
      changes: [
        {
          kind: 'ADDED',
          path: 'invariants[0]',
          text: 'Invariant “Duo for all”: Users must never complete a logon without Duo.',
        },
      ],
    })
    expect(await applyConfiguration(admin, text, { planHash: plan.hash })).toMatchObject({
      __typename: 'ConfigurationRejected',
      problems: [{ code: 'INVARIANT_BROKEN' }],
      invariants: [{ isKept: false }],
    })
    await planAndApply(admin, text, { override: 'It is to hold once Duo is everywhere' })
    expect(await exportConfiguration(admin)).toContain('completeWithout: duo')
    expect(
      await planConfiguration(
        admin,
        document('invariants:', '  - { name: A, outside: [10.0.0.0/33], never: { completeByException: FAILED_OPEN } }'),
      ),
    ).toMatchObject({ problems: [{ path: 'invariants[0].outside[0]', code: 'CONFIGURATION_INVALID', line: 3 }] })
    expect((await planAndApply(admin, document('invariants: []'))).changes).toEqual([
      {
        kind: 'REMOVED',
        path: 'invariants',
        text: 'Invariant “Duo for all”: no longer holds: Users must never complete a logon without Duo.',
      },
    ])
  })

  it('is held against how many administrators the file itself asks for', async () => {
    const plan = await planConfiguration(admin, document('publicationPolicy: { administratorsNeeded: 2 }'))
    expect(plan).toMatchObject({ needsOverride: true, verdict: { isSafe: false } })
  })

  it('is applied by a script with a token that may, and the token is on record', async () => {
    admin = await logOnAsAdministrator(server)
    const { createApiToken } = await admin.run(
      'mutation { createApiToken(input: {name: "deploy", permissions: ["schemes:write", "settings:write"], expiresInDays: 1}) { ... on CreatedApiToken { token } } }',
    )
    const script = new Client(server.url)
    script.bearer = createApiToken.token
    await planAndApply(script, document('publicationPolicy: { confirmMinutes: 30 }'))
    const { auditEvents } = await admin.run(
      '{ auditEvents(first: 1, filter: {type: "configuration.applied"}) { nodes { actor details } } }',
    )
    expect(auditEvents.nodes[0]).toMatchObject({ actor: 'admin', details: { apiToken: { name: 'deploy' } } })
    // Roles are users' business.
    const text = document('roles:', '  clerk: { title: Clerk }')
    const { hash } = await planConfiguration(script, text)
    await expect(applyConfiguration(script, text, { planHash: hash })).rejects.toThrow('FORBIDDEN')
    expect(await exportConfiguration(admin)).toContain('roles: {}')
  })

  it('is for those who may change schemes and settings, with a recent logon', async () => {
    const plan = (client: Client) => client.graphql('{ planConfiguration(document: "sallyport: 1") { hash } }')
    const apply = (client: Client) =>
      client.graphql('mutation { applyConfiguration(input: {document: "sallyport: 1", planHash: ""}) { __typename } }')
    const codeOf = async (result: Promise<{ errors?: { extensions: { code: string } }[] }>) =>
      (await result).errors?.[0]?.extensions.code
    await createUser(admin, { username: 'eve', password: 'a long enough password', roles: ['auditor'] })
    const eve = new Client(server.url)
    await eve.logOn('eve', 'a long enough password')
    expect([await codeOf(plan(new Client(server.url))), await codeOf(apply(new Client(server.url)))]).toEqual([
      'UNAUTHENTICATED',
      'UNAUTHENTICATED',
    ])
    expect([await codeOf(plan(eve)), await codeOf(apply(eve))]).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })
})
