import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config/config.ts'
import { backup } from '../src/server-tools/commands/backup.command.ts'
import { doctor } from '../src/server-tools/commands/doctor.command.ts'
import { recover } from '../src/server-tools/commands/recover.command.ts'
import { restore } from '../src/server-tools/commands/restore.command.ts'
import { createUser, logOnAsAdministrator, saveScheme, setDuoUp } from './support/actions.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { createTestDatabase } from './support/test-database.ts'
import { ADMINISTRATOR, TestServer } from './support/test-server.ts'

const WRONG_KEY = 'ab0123456789cdef'.repeat(4)

let server: TestServer
let admin: Client
let folder: string
beforeAll(async () => {
  server = await TestServer.start({ duo: true })
  admin = await logOnAsAdministrator(server)
  folder = await mkdtemp(join(tmpdir(), 'sallyport-server-tools-'))
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

function toContext(args: string[], env: Record<string, string> = {}) {
  const config = readConfig({
    SALLYPORT_PORT: '0',
    SALLYPORT_PUBLIC_URL: 'http://localhost:4000',
    SALLYPORT_DATA_DIR: server.dataDir,
    SALLYPORT_DATABASE_URL: server.databaseUrl,
    SALLYPORT_MASTER_KEY: server.masterKey,
    SALLYPORT_DUO_HOSTS: server.simulator!.apiHostname,
    SALLYPORT_DUO_CA_FILE: join(server.dataDir, 'duo-ca.pem'),
    ...env,
  })
  return { config, env, clock: server.clock, args, report: () => {} }
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: { code?: string }) => error.code,
  )
async function logOnByCode(username: string, code: string) {
  const client = new Client(server.url)
  const { token } = await client.startLogon({ accessType: 'recovery' })
  return client.submitStep(token, { recoveryCode: { username, code } })
}

describe('recover', () => {
  it('creates a single-use code beside the running server, and reports it to all administrators', async () => {
    const { result } = await recover(toContext([]))
    expect(result).toMatchObject({
      url: 'http://localhost:4000/logon?accessType=recovery',
      username: ADMINISTRATOR.username,
      enabled: false,
      madeAdministrator: false,
    })
    const logon = await logOnByCode(ADMINISTRATOR.username, result['code'] as string)
    expect(logon).toMatchObject({
      __typename: 'LogonCompleted',
      session: { steps: [{ method: 'recovery code created on the server' }] },
    })
    expect((await logOnByCode(ADMINISTRATOR.username, result['code'] as string)).problem?.code).toBe(
      'RECOVERY_CODE_INCORRECT',
    )
    const { overview, auditEvents } = await admin.run(
      '{ overview { alarms { kind subject } } auditEvents(first: 1, filter: {type: "recovery.code-made"}) { nodes { actor subject details } } }',
    )
    expect(overview.alarms).toEqual(
      expect.arrayContaining([
        { kind: 'recovery-made', subject: 'admin' },
        { kind: 'recovery-used', subject: 'admin' },
      ]),
    )
    expect(auditEvents.nodes[0]).toEqual({
      actor: null,
      subject: 'admin',
      details: { machineUser: expect.stringContaining('@'), minutes: 15, enabled: false, madeAdministrator: false },
    })
  })

  it('refuses with a code and a sentence, and changes nothing then', async () => {
    await createUser(admin, { username: 'plain', password: 'has no rights at all' })
    expect(await codeOf(recover(toContext(['--username', 'nobody'])))).toBe('NO_SUCH_USER')
    expect(await codeOf(recover(toContext(['--username', 'plain'])))).toBe('NOT_AN_ADMINISTRATOR')
    expect(await codeOf(recover(toContext(['--username', 'plain', '--enable'])))).toBe('ANOTHER_ADMINISTRATOR')
    expect(await codeOf(recover(toContext(['--minutes', '0'])))).toBe('WRONG_USE')
    expect(await codeOf(recover(toContext([], { SALLYPORT_MASTER_KEY: WRONG_KEY })))).toBe('CONFIG_INVALID')
    expect(
      await codeOf(recover(toContext([], { SALLYPORT_DATABASE_URL: `sqlite:${join(folder, 'none.sqlite')}` }))),
    ).toBe('NO_DATABASE')
    await createUser(admin, { username: 'second-admin', password: 'another first password', roles: ['administrator'] })
    await expect(recover(toContext([]))).rejects.toMatchObject({
      code: 'SEVERAL_ADMINISTRATORS',
      message: expect.stringContaining('admin, second-admin'),
    })
  })

  it('enables an administrator again on request', async () => {
    const { users } = await admin.run('{ users(search: "second-admin") { nodes { id } } }')
    await admin.run(
      `mutation { updateUser(input: {id: "${users.nodes[0].id}", enabled: false, override: "a test of the way back"}) { __typename } }`,
    )
    expect(await codeOf(recover(toContext(['--username', 'second-admin'])))).toBe('NOT_AN_ADMINISTRATOR')
    const { result } = await recover(toContext(['--username', 'Second-Admin', '--enable']))
    expect(result).toMatchObject({ username: 'second-admin', enabled: true, madeAdministrator: false })
    expect((await logOnByCode('second-admin', result['code'] as string)).__typename).toBe('LogonCompleted')
  })
})

describe('backup and restore', () => {
  const toFile = (name: string) => join(folder, name)

  const IS_POSTGRES = process.env['SALLYPORT_TEST_DATABASE'] === 'postgres'
  // With both databases available, restore into the other kind.
  const createOtherDatabase = (dataDir: string) =>
    IS_POSTGRES ? `sqlite:${join(dataDir, 'sallyport.sqlite')}` : createTestDatabase(dataDir)
  const fillEveryTable = async () => {
    const { users } = await admin.run('{ users(search: "plain") { nodes { id } } }')
    const { id } = users.nodes[0]
    await admin.run(
      'mutation { saveRole(input: {name: "helpdesk", title: "Help desk", permissions: ["users:read"]}) { __typename } }',
    )
    await admin.run(
      'mutation { saveInvariant(input: {name: "Closed", never: COMPLETE_BY_EXCEPTION, exception: "FAILED_OPEN"}) { __typename } }',
    )
    await admin.run(
      `mutation { setExternalName(input: {userId: "${id}", module: "duo", name: "Plain Jane"}) { __typename } }`,
    )
    await admin.run(`mutation { createEnrollmentCode(userId: "${id}", module: "duo") { code } }`)
    await inspectDatabase(server, (sql) =>
      sql
        .insertInto('enrollments')
        .values({
          user_id: id,
          module: 'duo',
          external_id: 'DUAAAAAAAAAAAAAAAAAA',
          created_at: server.clock.now(),
          scope: '',
        })
        .execute(),
    )
  }
  /** Every row, in an order that depends on no database. The header and the checksum at the end do. */
  const readRows = async (file: string) =>
    gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n')
      .slice(1, -1)
      .sort()

  it('move everything into another database, beside a running server and without its key', async () => {
    await setDuoUp(server, admin)
    await saveScheme(admin, 'client', [{ module: 'password' }], { note: 'kept by the backup' })
    await fillEveryTable()
    const { createApiToken } = await admin.run(
      'mutation { createApiToken(input: {name: "kept", permissions: ["users:read"], expiresInDays: 1}) { ... on CreatedApiToken { token } } }',
    )
    const { result, lines } = await backup(toContext([toFile('whole.backup')]))
    expect(Object.entries(result['byTable'] as Record<string, number>).filter(([, rows]) => rows === 0)).toEqual([])
    expect((await stat(toFile('whole.backup'))).mode & 0o777).toBe(0o600)
    const text = gunzipSync(await readFile(toFile('whole.backup'))).toString()
    expect(text).not.toContain(server.masterKey)
    expect(lines.join(' ')).toContain('does not contain the master key')

    const dataDir = await mkdtemp(join(folder, 'restored-'))
    const databaseUrl = await createOtherDatabase(dataDir)
    const env = { SALLYPORT_DATA_DIR: dataDir, SALLYPORT_DATABASE_URL: databaseUrl }
    expect((await restore(toContext([toFile('whole.backup')], env))).result).toMatchObject({ rows: result['rows'] })
    await backup(toContext([toFile('copy.backup')], env))
    expect(await readRows(toFile('copy.backup'))).toEqual(await readRows(toFile('whole.backup')))
    const restored = await TestServer.start({
      dataFrom: {
        ...server,
        dataDir,
        databaseUrl,
        masterKey: server.masterKey,
        clock: server.clock,
        simulator: server.simulator,
      } as TestServer,
    })
    try {
      const client = await logOnAsAdministrator(restored)
      const { scheme, moduleSettings, users } = await client.run(
        '{ scheme(key: "client") { published { note } } moduleSettings(module: "duo") { secretsSet } users { totalCount } }',
      )
      expect(scheme.published.note).toBe('kept by the backup')
      expect(moduleSettings.secretsSet).toEqual(['secretKey'])
      expect(users.totalCount).toBe(3)
      expect((await client.run('mutation { checkModule(module: "duo") { code } }')).checkModule.code).toBe('DUO_OK')
      const script = new Client(restored.url)
      script.bearer = createApiToken.token
      expect((await script.run('{ users { totalCount } }')).users.totalCount).toBe(3)
      await createUser(client, { username: 'after-restore', password: 'written after the restore' })
    } finally {
      await restored.halt()
    }
    await expect(restore(toContext([toFile('whole.backup')], env))).rejects.toMatchObject({
      code: 'DATABASE_NOT_EMPTY',
      message: expect.stringContaining('4 users'),
    })
    expect((await restore(toContext([toFile('whole.backup'), '--force'], env))).result).toMatchObject({
      rows: result['rows'],
    })
  })

  it.runIf(IS_POSTGRES)('return from SQLite to PostgreSQL unchanged, and new rows follow them', async () => {
    const dataDir = await mkdtemp(join(folder, 'back-'))
    const env = { SALLYPORT_DATA_DIR: dataDir, SALLYPORT_DATABASE_URL: await createTestDatabase(dataDir) }
    expect((await restore(toContext([toFile('copy.backup')], env))).result).toMatchObject({
      from: 'sqlite',
      into: 'postgres',
    })
    await backup(toContext([toFile('back.backup')], env))
    expect(await readRows(toFile('back.backup'))).toEqual(await readRows(toFile('whole.backup')))
    // Adds an alarm and an audit event, whose ids the database generates.
    expect((await recover(toContext(['--username', 'admin'], env))).result).toMatchObject({ username: 'admin' })
  })

  it('contain the key only on request', async () => {
    await backup(toContext([toFile('with-key.backup'), '--with-key']))
    const dataDir = await mkdtemp(join(folder, 'with-key-'))
    const env = {
      SALLYPORT_DATA_DIR: dataDir,
      SALLYPORT_DATABASE_URL: await createTestDatabase(dataDir),
      SALLYPORT_MASTER_KEY: '',
    }
    expect(await codeOf(restore(toContext([toFile('whole.backup')], env)))).toBe('NO_MASTER_KEY')
    expect((await restore(toContext([toFile('with-key.backup')], env))).result).toMatchObject({ keyWritten: true })
    expect((await readFile(join(dataDir, 'master.key'), 'utf8')).trim()).toBe(server.masterKey)
    expect((await stat(join(dataDir, 'master.key'))).mode & 0o777).toBe(0o600)
  })

  it('refuse a damaged file, another key, or a file that is no backup, before anything is changed', async () => {
    const dataDir = await mkdtemp(join(folder, 'refused-'))
    const env = { SALLYPORT_DATA_DIR: dataDir, SALLYPORT_DATABASE_URL: await createTestDatabase(dataDir) }
    const whole = await readFile(toFile('whole.backup'))
    const text = gunzipSync(whole).toString()
    const refuse = async (name: string, content: Buffer | string) => {
      await writeFile(toFile(name), typeof content === 'string' ? gzipSync(content) : content)
      return codeOf(restore(toContext([toFile(name)], env)))
    }
    expect(await refuse('cut.backup', whole.subarray(0, whole.length - 200))).toBe('BACKUP_DAMAGED')
    expect(await refuse('not-zipped.backup', Buffer.from('hello'))).toBe('BACKUP_DAMAGED')
    expect(await refuse('changed.backup', text.replace('kept by the backup', 'changed afterwards'))).toBe(
      'BACKUP_DAMAGED',
    )
    expect(await refuse('shortened.backup', `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`)).toBe(
      'BACKUP_DAMAGED',
    )
    expect(await refuse('other.backup', '{"format":"something else"}\n')).toBe('NO_BACKUP')
    expect(
      await codeOf(restore(toContext([toFile('whole.backup')], { ...env, SALLYPORT_MASTER_KEY: WRONG_KEY }))),
    ).toBe('WRONG_MASTER_KEY')
    expect(await codeOf(restore(toContext([toFile('none.backup')], env)))).toBe('NO_SUCH_FILE')
    expect(await codeOf(backup(toContext([toFile('whole.backup')])))).toBe('FILE_EXISTS')
    expect((await restore(toContext([toFile('whole.backup')], env))).result['rows']).toBeGreaterThan(0)
  })
})

describe('doctor', () => {
  const stateOf = (result: Record<string, unknown>, name: string) =>
    (result['findings'] as { name: string; state: string }[]).find((finding) => finding.name === name)?.state

  it('reports passed checks and tasks', async () => {
    const { result, exitCode } = await doctor(toContext([]))
    expect(stateOf(result, 'Database')).toBe('ok')
    expect(stateOf(result, 'Master key')).toBe('ok')
    expect(stateOf(result, 'Duo')).toBe('ok')
    expect(stateOf(result, 'Ways in')).toBe('ok')
    expect(stateOf(result, 'Recovery codes')).toBe('warning')
    expect(exitCode).toBe(1)
  })

  it('reports failures that keep the server from working', async () => {
    const wrongKey = await doctor(toContext([], { SALLYPORT_MASTER_KEY: WRONG_KEY }))
    expect(stateOf(wrongKey.result, 'Master key')).toBe('failed')
    expect(wrongKey.exitCode).toBe(2)
    const noDatabase = await doctor(toContext([], { SALLYPORT_DATABASE_URL: `sqlite:${join(folder, 'none.sqlite')}` }))
    expect(stateOf(noDatabase.result, 'Database')).toBe('failed')
  })
})

// At the end, because Duo refuses requests from a clock that is ahead.
describe('a code created on the server', () => {
  it('expires, replaces an older one, and works after too many guesses', async () => {
    const { result: first } = await recover(toContext(['--username', 'admin', '--minutes', '2']))
    const { result: second } = await recover(toContext(['--username', 'admin', '--minutes', '2']))
    expect((await logOnByCode('admin', first['code'] as string)).problem?.code).toBe('RECOVERY_CODE_INCORRECT')
    server.clock.forward(2 * 60_000 + 1)
    expect((await logOnByCode('admin', second['code'] as string)).problem?.code).toBe('RECOVERY_CODE_INCORRECT')
    for (let guess = 0; guess < 6; guess++) await logOnByCode('admin', 'AAAA-AAAA-AAAA-AAAA')
    const { result } = await recover(toContext(['--username', 'admin']))
    expect((await logOnByCode('admin', result['code'] as string)).__typename).toBe('LogonCompleted')
  })
})
