import { sql } from 'kysely'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startApp } from '../src/compose/start-app.ts'
import { readConfig } from '../src/config/config.ts'
import type { Log } from '../src/lib/log.ts'
import { ADMINISTRATOR, TestServer } from './support/test-server.ts'
import { Client } from './support/client.ts'
import { createTestDatabase } from './support/test-database.ts'
import { inspectDatabase } from './support/inspect-database.ts'

const log: Log = { debug() {}, info() {}, warn() {}, error() {} }

describe('a start is refused', () => {
  it('with a key other than the one that sealed the data', async () => {
    await using server = await TestServer.start()
    await server.halt()
    await expect(
      TestServer.start({
        dataFrom: server,
        env: { SALLYPORT_MASTER_KEY: 'ab'.repeat(8) + 'cdef0123456789'.repeat(3) + '012345' },
      }),
    ).rejects.toThrow('does not fit the database')
  })

  it('on a database of a newer version', async () => {
    await using server = await TestServer.start()
    await inspectDatabase(server, (executor) =>
      sql`insert into schema_migrations (name, executed_at) select '9999-from-the-future', executed_at from schema_migrations limit 1`.execute(
        executor,
      ),
    )
    await server.halt()
    await expect(TestServer.start({ dataFrom: server })).rejects.toThrow('newer Sallyport')
  })

  it('on a taken port, without losing the first password', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sallyport-start-'))
    const blocker = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => blocker.once('listening', resolve))
    const { port } = blocker.address() as { port: number }
    const databaseUrl = await createTestDatabase(dataDir)
    const config = readConfig({
      SALLYPORT_PORT: String(port),
      SALLYPORT_DATA_DIR: dataDir,
      SALLYPORT_DATABASE_URL: databaseUrl,
    })
    await expect(startApp({ config, log })).rejects.toThrow(`Port ${port} is taken`)
    await new Promise((resolve) => blocker.close(resolve))
    const app = await startApp({ config: { ...config, port: 0 }, log })
    try {
      expect(app.firstAdministrator).toEqual({ username: 'admin', generatedPassword: expect.any(String) })
      expect((await new Client(app.url).logOn('admin', app.firstAdministrator!.generatedPassword!)).__typename).toBe(
        'LogonCompleted',
      )
    } finally {
      await app.stop()
      await rm(dataDir, { recursive: true, force: true })
    }
  })

  it.each([
    [{ SALLYPORT_HOST: '203.0.113.9' }, 'SALLYPORT_HOST must be an address of this machine'],
    [{ SALLYPORT_DUO_CA_FILE: import.meta.filename }, 'SALLYPORT_DUO_CA_FILE must name a certificate'],
    [{ SALLYPORT_DUO_CA_FILE: '/nowhere/ca.pem' }, 'SALLYPORT_DUO_CA_FILE must name a certificate'],
    [{ SALLYPORT_DATABASE_URL: 'sqlite:nowhere/x.sqlite' }, 'The database file can'],
    [
      { SALLYPORT_DATABASE_URL: 'postgres://user:a-password@127.0.0.1:9/name' },
      /^The database can't be reached \((?!.*a-password)/,
    ],
  ])('with %j, by a sentence that says what to do', async (env, words) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sallyport-start-'))
    await expect(
      startApp({ config: readConfig({ SALLYPORT_PORT: '0', SALLYPORT_DATA_DIR: dataDir, ...env }), log }),
    ).rejects.toThrow(words)
    await rm(dataDir, { recursive: true })
  })

  it('without the key that sealed the data, and no new key is created', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sallyport-start-'))
    const config = readConfig({
      SALLYPORT_PORT: '0',
      SALLYPORT_DATA_DIR: dataDir,
      SALLYPORT_DATABASE_URL: await createTestDatabase(dataDir),
    })
    await (await startApp({ config, log })).stop()
    await rm(join(dataDir, 'master.key'))
    await expect(startApp({ config, log })).rejects.toThrow('is missing')
    expect(existsSync(join(dataDir, 'master.key'))).toBe(false)
    await rm(dataDir, { recursive: true })
  })

  it.each([
    [{ SALLYPORT_PORT: '80000' }, 'SALLYPORT_PORT'],
    [{ SALLYPORT_PUBLIC_URL: 'http://login.example.com' }, 'https://'],
    [{ SALLYPORT_PUBLIC_URL: 'https://login.example.com/sub' }, 'without a path'],
    [{ SALLYPORT_DATABASE_URL: 'mysql://x' }, 'SALLYPORT_DATABASE_URL'],
    [{ SALLYPORT_ALLOWED_ORIGINS: '*' }, 'SALLYPORT_ALLOWED_ORIGINS'],
    [{ SALLYPORT_TRUSTED_PROXIES: 'everyone' }, 'SALLYPORT_TRUSTED_PROXIES'],
    [{ SALLYPORT_TRUSTED_PROXIES: '10.0.0.0/33' }, 'SALLYPORT_TRUSTED_PROXIES'],
    [{ SALLYPORT_TRUSTED_PROXIES: '10.0.0.256' }, 'SALLYPORT_TRUSTED_PROXIES'],
    [{ SALLYPORT_DATABASE_URL: 'postgres://user:password@[host/name' }, 'SALLYPORT_DATABASE_URL'],
    [{ SALLYPORT_DATABASE_URL: 'postgres://user:password@host' }, 'SALLYPORT_DATABASE_URL'],
    [{ SALLYPORT_TRUSTED_PROXIES: '10.0.0.1', SALLYPORT_PLACE_HEADER: 'CF-IPCountry: DE' }, 'SALLYPORT_PLACE_HEADER'],
    [{ SALLYPORT_PLACE_HEADER: 'CF-IPCountry' }, 'SALLYPORT_TRUSTED_PROXIES'],
    [{ SALLYPORT_DUO_HOSTS: 'https://localhost' }, 'SALLYPORT_DUO_HOSTS'],
  ])('with %j, by a sentence that names it', (env, word) => {
    expect(() => readConfig(env)).toThrow(word)
  })
})

describe('a second start', () => {
  it('keeps everything, creates no administrator and accepts existing sessions', async () => {
    await using server = await TestServer.start()
    expect(server.app.firstAdministrator).toEqual({ username: ADMINISTRATOR.username, generatedPassword: null })
    const client = new Client(server.url)
    await client.logOn(ADMINISTRATOR.username, ADMINISTRATOR.password)
    await server.halt()
    const next = await TestServer.start({
      dataFrom: server,
      env: { SALLYPORT_ADMIN_USERNAME: 'intruder', SALLYPORT_ADMIN_PASSWORD: 'another first password' },
    })
    try {
      expect(next.app.firstAdministrator).toBeNull()
      const again = new Client(next.url)
      for (const [name, value] of client.cookies) again.cookies.set(name, value)
      expect(await again.viewer()).toMatchObject({ user: { username: ADMINISTRATOR.username } })
    } finally {
      await next.halt()
    }
  })
})
