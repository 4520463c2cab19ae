import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser, logOnAsAdministrator, saveScheme } from './support/actions.ts'
import { Client, type LogonView } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { ADMINISTRATOR, TestServer } from './support/test-server.ts'

let server: TestServer
let admin: Client
beforeAll(async () => {
  server = await TestServer.start()
  admin = await logOnAsAdministrator(server)
})
afterAll(() => server[Symbol.asyncDispose]())

const createCodes = async (client: Client): Promise<string[]> =>
  (await client.run('mutation { createRecoveryCodes }')).createRecoveryCodes
const countCodes = async (client: Client): Promise<number> =>
  (await client.run('{ recoveryCodes { remaining createdAt } }')).recoveryCodes.remaining
const codeOf = async (client: Client, document: string) =>
  (await client.graphql(document)).errors?.[0]?.extensions.code ?? 'none'
async function recover(
  username: string,
  code: string,
  client = new Client(server.url),
): Promise<LogonView & { client: Client }> {
  const { token } = await client.startLogon({ accessType: 'recovery' })
  return { ...(await client.submitStep(token, { recoveryCode: { username, code } })), client }
}

describe('the codes', () => {
  it('are ten of 80 bits, shown once and stored as keyed hashes', async () => {
    const codes = await createCodes(admin)
    expect(codes).toHaveLength(10)
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(new Set(codes).size).toBe(10)
    const stored = JSON.stringify(
      await inspectDatabase(server, (sql) => sql.selectFrom('recovery_codes').selectAll().execute()),
    )
    for (const code of codes) expect(stored).not.toContain(code)
    expect(await countCodes(admin)).toBe(10)
  })

  it('are replaced as a set, and can be removed', async () => {
    const [old] = await createCodes(admin)
    await createCodes(admin)
    expect((await recover('admin', old!)).problem?.code).toBe('RECOVERY_CODE_INCORRECT')
    expect(await countCodes(admin)).toBe(10)
    expect((await admin.run('mutation { removeRecoveryCodes }')).removeRecoveryCodes).toBe(true)
    expect((await admin.run('mutation { removeRecoveryCodes }')).removeRecoveryCodes).toBe(false)
    expect((await admin.run('{ recoveryCodes { remaining createdAt } }')).recoveryCodes).toEqual({
      remaining: 0,
      createdAt: null,
    })
  })

  it('need an administrator with a session and a recent logon', async () => {
    await createUser(admin, { username: 'auditor', password: 'reads a lot of logs', roles: ['auditor'] })
    const auditor = new Client(server.url)
    await auditor.logOn('auditor', 'reads a lot of logs')
    for (const document of [
      '{ recoveryCodes { remaining } }',
      'mutation { createRecoveryCodes }',
      'mutation { removeRecoveryCodes }',
    ]) {
      expect(await codeOf(auditor, document), document).toBe('FORBIDDEN')
      expect(await codeOf(new Client(server.url), document), document).toBe('UNAUTHENTICATED')
    }
    const { createApiToken } = await admin.run(
      'mutation { createApiToken(input: {name: "x", permissions: ["users:write"], expiresInDays: 1}) { ... on CreatedApiToken { token } } }',
    )
    const script = new Client(server.url)
    script.bearer = createApiToken.token
    expect(await codeOf(script, 'mutation { createRecoveryCodes }')).toBe('TOKEN_NOT_ALLOWED')
    for (let quarter = 0; quarter < 3; quarter++) {
      server.clock.forward(11 * 60_000)
      await admin.viewer()
    }
    expect(await codeOf(admin, 'mutation { createRecoveryCodes }')).toBe('REAUTH_REQUIRED')
    admin = await logOnAsAdministrator(server)
  })
})

describe('a logon with a code', () => {
  it('asks for nothing else, accepts any spelling, and is reported to all administrators', async () => {
    const [code] = await createCodes(admin)
    const logon = await recover(
      ' ADMIN ',
      code!.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o'),
    )
    expect(logon).toMatchObject({
      __typename: 'LogonCompleted',
      session: { accessType: 'recovery', steps: [{ module: 'recovery-code', method: 'recovery code' }] },
    })
    expect((await logon.client.viewer())!.permissions).toContain('schemes:write')
    const { overview } = await admin.run('{ overview { alarms { kind subject module } } }')
    expect(overview.alarms[0]).toEqual({ kind: 'recovery-used', subject: 'admin', module: 'recovery-code' })
    expect(
      (await admin.run('{ auditEvents(first: 1, filter: {type: "alarm.recovery-used"}) { nodes { subject } } }'))
        .auditEvents.nodes,
    ).toEqual([{ subject: 'admin' }])
    expect(await countCodes(admin)).toBe(9)
  })

  it('creates a session of at most an hour', async () => {
    const [code] = await createCodes(admin)
    const { client, __typename } = await recover('admin', code!)
    expect(__typename).toBe('LogonCompleted')
    const { viewer } = await client.run('{ viewer { session { startedAt expiresAt } } }')
    expect(Date.parse(viewer.session.expiresAt) - Date.parse(viewer.session.startedAt)).toBe(60 * 60_000)
  })

  it('uses up the code: one of several simultaneous logons succeeds, and none later', async () => {
    const [code] = await createCodes(admin)
    const results = await Promise.all(Array.from({ length: 5 }, () => recover('admin', code!)))
    expect(results.filter((result) => result.__typename === 'LogonCompleted')).toHaveLength(1)
    const later = await recover('admin', code!)
    expect(['RECOVERY_CODE_INCORRECT', 'LOGON_LOCKED']).toContain(later.problem?.code)
    server.clock.forward(2 * 60 * 60_000)
    admin = await logOnAsAdministrator(server)
    await admin.run('mutation($id: ID!) { unlockUser(userId: $id) }', {
      id: (await admin.run('{ viewer { user { id } } }')).viewer.user.id,
    })
  })

  it('is refused alike for unknown names, users who aren’t administrators, and wrong codes', async () => {
    const otherId = await createUser(admin, {
      username: 'second-admin',
      password: 'another first password',
      roles: ['administrator'],
    })
    const other = new Client(server.url)
    await other.logOn('second-admin', 'another first password')
    const [first, second] = await createCodes(other)
    const wrong = await recover('second-admin', '0000-0000-0000-0000')
    const parts = ({ __typename, problem, prompt }: LogonView) => ({
      __typename,
      code: problem?.code,
      field: problem?.field,
      message: problem?.message,
      prompt,
    })
    expect(parts(wrong)).toMatchObject({ __typename: 'LogonStep', code: 'RECOVERY_CODE_INCORRECT', field: 'code' })
    expect(parts(await recover('nobody', first!))).toEqual(parts(wrong))
    expect(parts(await recover('admin', first!))).toEqual(parts(wrong))
    await admin.run(`mutation { updateUser(input: {id: "${otherId}", roles: ["auditor"]}) { __typename } }`)
    expect(parts(await recover('second-admin', first!))).toEqual(parts(wrong))
    await admin.run(
      `mutation { updateUser(input: {id: "${otherId}", roles: ["administrator"], enabled: false}) { __typename } }`,
    )
    expect(parts(await recover('second-admin', second!))).toEqual(parts(wrong))
  })

  it('becomes permanently impossible when the owner is disabled or demoted', async () => {
    const id = await createUser(admin, {
      username: 'fourth-admin',
      password: 'another first password',
      roles: ['administrator'],
    })
    const update = (input: string) =>
      admin.run(`mutation { updateUser(input: {id: "${id}", ${input}}) { __typename } }`)
    for (const [away, back] of [
      ['enabled: false', 'enabled: true'],
      ['roles: ["auditor"]', 'roles: ["administrator"]'],
    ] as const) {
      const owner = new Client(server.url)
      await owner.logOn('fourth-admin', 'another first password')
      const [code] = await createCodes(owner)
      await update('displayName: "Still an administrator"')
      expect((await owner.run('{ recoveryCodes { remaining } }')).recoveryCodes).toEqual({ remaining: 10 })
      await update(away)
      await update(back)
      expect((await recover('fourth-admin', code!)).problem?.code).toBe('RECOVERY_CODE_INCORRECT')
    }
    const { auditEvents } = await admin.run(
      '{ auditEvents(first: 10, filter: {type: "recovery.codes-removed", subject: "fourth-admin"}) { nodes { actor details } } }',
    )
    const removed = { actor: 'admin', details: { count: 10 } }
    expect(auditEvents.nodes).toEqual([removed, removed])
  })

  it('is limited like guesses at a password', async () => {
    await createUser(admin, { username: 'guessed', password: 'nobody will guess it', roles: ['administrator'] })
    const codes: (string | undefined)[] = []
    for (let guess = 0; guess < 6; guess++) codes.push((await recover('guessed', 'AAAA-AAAA-AAAA-AAAA')).problem?.code)
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'RECOVERY_CODE_INCORRECT'), 'LOGON_LOCKED'])
  })

  it('works through the generic fields, only in a logon bound to a cookie', async () => {
    const [code] = await createCodes(admin)
    const client = new Client(server.url)
    const started = await client.startLogon({ accessType: 'recovery' })
    expect(started.prompt).toMatchObject({ __typename: 'RecoveryCodePrompt', module: 'recovery-code' })
    expect(
      await new Client(server.url).submitRefused(started.token, { recoveryCode: { username: 'admin', code } }),
    ).not.toBe('none')
    const ended = await client.submitStep(started.token, {
      fields: [
        { name: 'username', value: ADMINISTRATOR.username },
        { name: 'code', value: code! },
      ],
    })
    expect(ended.__typename).toBe('LogonCompleted')
    expect(ended.sessionToken).toBeNull()
  })
})

describe('the recovery scheme', () => {
  it('is built in: it can’t be changed, and its module can’t be used in another scheme', async () => {
    const { schemes } = await admin.run(
      '{ schemes { key editable warnings { code } published { steps { module { id title } } } } }',
    )
    expect(schemes.find((scheme: { key: string }) => scheme.key === 'recovery')).toEqual({
      key: 'recovery',
      editable: false,
      warnings: [],
      published: { steps: [{ module: { id: 'recovery-code', title: 'Recovery code' } }] },
    })
    expect((await saveScheme(admin, 'recovery', [{ module: 'password' }])).problems).toMatchObject([
      { code: 'SCHEME_BUILT_IN' },
    ])
    expect(
      (await saveScheme(admin, 'browser', [{ module: 'recovery-code' }])).problems.map(
        ({ code }: { code: string }) => code,
      ),
    ).toContain('SCHEME_UNKNOWN_MODULE')
    expect((await admin.run('{ modules { id } }')).modules.map(({ id }: { id: string }) => id)).not.toContain(
      'recovery-code',
    )
    const updated = await admin.run(
      'mutation { updateScheme(input: {key: "recovery", enabled: false}) { __typename ... on SchemeRejected { problems { code } } } }',
    )
    expect(updated.updateScheme).toEqual({ __typename: 'SchemeRejected', problems: [{ code: 'SCHEME_BUILT_IN' }] })
  })
})
