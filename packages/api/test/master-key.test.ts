import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataKey, replaceMasterKey } from '../src/config/data-key.ts'
import { loadMasterKey, loadNextKeyFile, parseMasterKey } from '../src/config/master-key-file.ts'
import { readConfig } from '../src/config/config.ts'
import { ENTITIES } from '../src/compose/entities.ts'
import { openDatabase } from '../src/database/open-database.ts'
import { rotateKey } from '../src/server-tools/commands/rotate-key.command.ts'
import { ALICE, createUser, logOnAsAdministrator, setDuoUp } from './support/actions.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { TestServer } from './support/test-server.ts'

const NEW_KEY = '5a'.repeat(4) + '0123456789abcdef'.repeat(3) + 'a0b1c2d3'

/** Like `sallyport rotate-key`, beside the running server. */
async function rotate(server: TestServer, env: Record<string, string>) {
  const config = readConfig({
    SALLYPORT_DATA_DIR: server.dataDir,
    SALLYPORT_DATABASE_URL: server.databaseUrl,
    SALLYPORT_MASTER_KEY: server.masterKey,
    ...env,
  })
  return rotateKey({ config, env, clock: server.clock, args: [], report: () => {} })
}

describe('a master key', () => {
  it('can be replaced while the server runs, and only the new one starts it again', async () => {
    await using server = await TestServer.start({ duo: true })
    const admin = await logOnAsAdministrator(server)
    await setDuoUp(server, admin)
    await createUser(admin)
    const started = await new Client(server.url).startLogon({ accessType: 'client' })
    await expect(rotate(server, {})).rejects.toThrow('SALLYPORT_NEW_MASTER_KEY')
    await expect(rotate(server, { SALLYPORT_NEW_MASTER_KEY: server.masterKey })).rejects.toThrow('is the current key')
    await rotate(server, { SALLYPORT_NEW_MASTER_KEY: NEW_KEY })
    const { auditEvents } = await admin.run(
      '{ auditEvents(first: 1, filter: {type: "master-key.replaced"}) { nodes { outcome } } }',
    )
    expect(auditEvents.nodes).toEqual([{ outcome: 'SUCCESS' }])

    expect((await new Client(server.url).submitStep(started.token, { password: ALICE })).__typename).toBe(
      'LogonCompleted',
    )
    await server.halt()
    await expect(TestServer.start({ dataFrom: server })).rejects.toThrow('does not fit the database')
    const next = await TestServer.start({ dataFrom: server, env: { SALLYPORT_MASTER_KEY: NEW_KEY } })
    try {
      const again = new Client(next.url)
      for (const [name, value] of admin.cookies) again.cookies.set(name, value)
      expect(await again.viewer()).toMatchObject({ user: { username: 'admin' } })
      expect((await new Client(next.url).logOn(ALICE.username, ALICE.password, 'client')).__typename).toBe(
        'LogonCompleted',
      )
      // Duo's secret key can still be opened.
      expect(await again.run('mutation { checkModule(module: "duo") { ok code } }')).toEqual({
        checkModule: { ok: true, code: 'DUO_OK' },
      })
    } finally {
      await next.halt()
    }
  })

  it('that does not fit is not replaced', async () => {
    await using server = await TestServer.start()
    const database = await openDatabase({ url: server.databaseUrl, entities: ENTITIES })
    try {
      await expect(
        replaceMasterKey(database, parseMasterKey(NEW_KEY, 'wrong'), parseMasterKey(NEW_KEY, 'new')),
      ).rejects.toThrow('does not fit')
    } finally {
      await database.close()
    }
    await server.halt()
    await (await TestServer.start({ dataFrom: server })).halt()
  })

  it('in a file is replaced completely, wherever the change is interrupted', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sallyport-key-'))
    await using server = await TestServer.start()
    const database = await openDatabase({ url: server.databaseUrl, entities: ENTITIES })
    try {
      await writeFile(join(dataDir, 'master.key'), server.masterKey)
      const current = loadMasterKey(null, dataDir)
      const next = loadNextKeyFile(dataDir)
      // Interrupted before the database has the new key: the old one fits.
      await openDataKey(database, current, dataDir)
      await replaceMasterKey(database, current, next)
      const nextText = await readFile(join(dataDir, 'master.key.next'), 'utf8')
      // Interrupted afterwards: the next key is found and adopted.
      const dataKey = await openDataKey(database, current, dataDir)
      expect(await readFile(join(dataDir, 'master.key'), 'utf8')).toBe(nextText)
      expect(dataKey.hash('session', 'x')).toBe(
        (await openDataKey(database, loadMasterKey(null, dataDir), dataDir)).hash('session', 'x'),
      )
    } finally {
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    }
  })

  it('in a file is created by the command, and the server starts with it', async () => {
    await using server = await TestServer.start()
    await writeFile(join(server.dataDir, 'master.key'), server.masterKey)
    const { lines } = await rotate(server, { SALLYPORT_MASTER_KEY: '' })
    expect(lines.join(' ')).toContain('master.key')
    await server.halt()
    const next = await TestServer.start({ dataFrom: server, env: { SALLYPORT_MASTER_KEY: '' } })
    try {
      expect(await logOnAsAdministrator(next)).toBeDefined()
    } finally {
      await next.halt()
    }
  })

  it('still opens a database from before the data key, and can be replaced there as well', async () => {
    await using server = await TestServer.start()
    await server.halt()
    const database = await openDatabase({ url: server.databaseUrl, entities: ENTITIES })
    try {
      const [current, next] = [parseMasterKey(server.masterKey, 'old'), parseMasterKey(NEW_KEY, 'new')]
      const mark = { table: 'server_meta', row: 'master-key-check', column: 'value' }
      await database.sql.deleteFrom('server_meta').where('key', '=', 'data-key').execute()
      await database.sql
        .insertInto('server_meta')
        .values({ key: mark.row, value: current.seal('sallyport', mark) })
        .execute()
      await expect(openDataKey(database, next, server.dataDir)).rejects.toThrow('does not fit')
      expect((await openDataKey(database, current, server.dataDir)).hash('session', 'x')).toBe(
        current.hash('session', 'x'),
      )
      await replaceMasterKey(database, current, next)
      expect((await openDataKey(database, next, server.dataDir)).hash('session', 'x')).toBe(
        current.hash('session', 'x'),
      )
      await expect(openDataKey(database, current, server.dataDir)).rejects.toThrow('does not fit')
    } finally {
      await database.close()
    }
  })

  it('is not in the database, nor is the key that it seals', async () => {
    await using server = await TestServer.start()
    const rows = await inspectDatabase(server, (executor) => executor.selectFrom('server_meta').selectAll().execute())
    const text = JSON.stringify(rows)
    for (const form of [
      server.masterKey,
      Buffer.from(server.masterKey, 'hex').toString('base64'),
      Buffer.from(server.masterKey, 'hex').toString('base64url'),
    ])
      expect(text).not.toContain(form)
    expect(rows.map((row) => row.key)).toContain('data-key')
  })
})
