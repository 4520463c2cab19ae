import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backup } from '../src/server-tools/commands/backup.command.ts'
import { recover } from '../src/server-tools/commands/recover.command.ts'
import { restore } from '../src/server-tools/commands/restore.command.ts'
import { createUser, logOnAsAdministrator, saveScheme, setDuoUp } from './support/actions.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { codeOf, createToolContext, WRONG_KEY } from './support/server-tools.ts'
import { createTestDatabase } from './support/test-database.ts'
import { TestServer } from './support/test-server.ts'

let server: TestServer
let admin: Client
let folder: string
beforeAll(async () => {
  server = await TestServer.start({ duo: true })
  admin = await logOnAsAdministrator(server)
  folder = await mkdtemp(join(tmpdir(), 'sallyport-backup-'))
  await createUser(admin, { username: 'plain', password: 'has no rights at all' })
  await createUser(admin, { username: 'second-admin', password: 'another first password', roles: ['administrator'] })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const toContext = (args: string[], env?: Record<string, string>) => createToolContext(server, args, env)
const toFile = (name: string) => join(folder, name)

const IS_POSTGRES = process.env['SALLYPORT_TEST_DATABASE'] === 'postgres'
// With both databases available, restore into the other kind.
const createOtherDatabase = (dataDir: string) =>
  IS_POSTGRES ? `sqlite:${join(dataDir, 'sallyport.sqlite')}` : createTestDatabase(dataDir)
async function fillEveryTable() {
  await recover(toContext(['--username', 'admin']))
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

describe('backup and restore', () => {
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
