import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls, type SecureVersion } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { createDuoSimulator } from './index.ts'
import { enrollUser, startSimulator } from './testing/start-simulator.ts'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duo-simulator-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('a restart with the same data folder keeps keys, users, devices and the trusted certificate', async () => {
  const dataDir = temporaryFolder()
  const first = await startSimulator({ dataDir })
  await enrollUser(first)
  first.simulator.control.updatePolicy({ newUsers: 'deny' })
  const used = first.simulator.control.passcode(first.simulator.control.devices()[0]!.id).passcode!
  const passcode = { username: 'alice', factor: 'passcode', passcode: used }
  expect((await first.client.post('/auth/v2/auth', passcode)).json.response.result).toBe('allow')
  const keys = first.simulator.control.applications()[0]!
  await first.simulator.close()

  const second = await startSimulator({ dataDir })
  expect(second.simulator.ca).toBe(first.simulator.ca)
  expect(second.simulator.control.applications()[0]!.secretKey).toBe(keys.secretKey)
  expect(second.simulator.control.policy().newUsers).toBe('deny')
  expect((await second.client.post('/auth/v2/preauth', { username: 'alice' })).json.response.result).toBe('auth')
  expect((await second.client.post('/auth/v2/auth', passcode)).json.response.result).toBe('deny')
})

test('saves changes soon, not only at the end', async () => {
  const dataDir = temporaryFolder()
  const { simulator } = await startSimulator({ dataDir })
  simulator.control.createUser('alice')
  await expect.poll(() => readFileSync(join(dataDir, 'state.json'), 'utf8'), { timeout: 10_000 }).toContain('"alice"')
})

test('secrets on disk are readable by their owner only', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  const { simulator } = await startSimulator({ dataDir })
  const mode = (name: string) => (statSync(join(dataDir, name)).mode & 0o777).toString(8)
  expect(['', 'ca.key.pem', 'server.key.pem', 'state.json'].map(mode)).toEqual(['700', '600', '600', '600'])
  expect(readFileSync(simulator.caFile!, 'utf8')).toBe(simulator.ca)
  expect(simulator.caFile).toBe(join(dataDir, 'ca.pem'))
})

test('an unreadable state stops the start with one sentence', async () => {
  const dataDir = temporaryFolder()
  writeFileSync(join(dataDir, 'state.json'), '{"version": 9}')
  await expect(createDuoSimulator({ dataDir })).rejects.toThrow(
    /Can't read .*state\.json: Unknown version .* 9\..* Repair the file, or delete it/,
  )
})

test('a data folder that cannot be created stops the start with one sentence', async () => {
  const file = join(temporaryFolder(), 'a-file')
  writeFileSync(file, '')
  await expect(createDuoSimulator({ dataDir: join(file, 'data') })).rejects.toThrow(
    /can't write to its data folder .*Choose another folder\./,
  )
})

test('a port in use stops the start with one sentence, and frees the other port', async () => {
  const { simulator } = await startSimulator()
  const port = Number(new URL(simulator.pagesUrl).port)
  const other = await startSimulator()
  const freed = Number(new URL(other.simulator.url).port)
  await other.simulator.close()
  await expect(createDuoSimulator({ port: freed, pagesPort: port })).rejects.toThrow(
    `Port ${port} for the simulator's pages is already in use.`,
  )
  await expect(createDuoSimulator({ port })).rejects.toThrow(`Port ${port} for the simulator's API is already in use.`)
  const again = await createDuoSimulator({ port: freed })
  await again.close()
})

test('several simulators run side by side, independent of each other', async () => {
  const all = await Promise.all([startSimulator(), startSimulator(), startSimulator()])
  await enrollUser(all[0]!)
  expect(all.map(({ simulator }) => simulator.control.users().length)).toEqual([1, 0, 0])
  expect(new Set(all.map(({ simulator }) => simulator.control.applications()[0]!.secretKey)).size).toBe(3)
  const answer = await all[0]!.client
    .with({ url: all[1]!.simulator.url, ca: all[1]!.simulator.ca })
    .get('/auth/v2/check')
  expect(answer.json).toMatchObject({ code: 40102 })
  await expect(all[0]!.client.with({ url: all[1]!.simulator.url }).get('/auth/v2/check')).rejects.toThrow('certificate')
})

test('closes at once, even with waiting clients', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const waiting = started.client.post('/auth/v2/auth', { username: 'alice', factor: 'push', device: 'auto' })
  const events = await fetch(`${started.simulator.pagesUrl}/control/events`)
  await started.simulator.control.waitForPush('alice')
  const lost = expect(waiting).rejects.toThrow()
  await started.simulator.close()
  await lost
  await expect(events.text()).rejects.toThrow()
})

test.each(['TLSv1', 'TLSv1.1'] as const)('refuses %s, accepts TLS 1.2 and 1.3 [S1]', async (old) => {
  const { simulator } = await startSimulator()
  const handshake = (version: SecureVersion) =>
    new Promise((resolve) => {
      const socket = connectTls({
        port: Number(new URL(simulator.url).port),
        host: '127.0.0.1',
        servername: 'localhost',
        ca: simulator.ca,
        minVersion: version,
        maxVersion: version,
        // Otherwise this side wouldn't offer the old version.
        ciphers: 'DEFAULT:@SECLEVEL=0',
      })
      socket.on('secureConnect', () => {
        resolve(socket.getProtocol())
        socket.destroy()
      })
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    })
  expect(await handshake(old)).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')
  expect(await handshake('TLSv1.2')).toBe('TLSv1.2')
  expect(await handshake('TLSv1.3')).toBe('TLSv1.3')
})

test('speaks HTTP/2 on request, with the same behavior', async () => {
  const started = await startSimulator()
  const session = connect(started.simulator.url, { ca: started.simulator.ca })
  session.on('error', () => {})
  onTestFinished(() => session.destroy())
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const stream = session.request({ ':path': path, ...headers })
    const [answered] = (await once(stream, 'response')) as [{ ':status': number }]
    return { status: answered[':status'], json: JSON.parse(Buffer.concat(await stream.toArray()).toString()) }
  }
  const answers = await Promise.all(Array.from({ length: 20 }, () => get('/auth/v2/ping')))
  expect(new Set(answers.map(({ json }) => json.stat))).toEqual(new Set(['OK']))
  expect(await get('/auth/v2/check', { date: new Date().toUTCString() })).toMatchObject({
    status: 401,
    json: { code: 40101 },
  })
  started.simulator.control.addFault({ kind: 'refuse', path: '/auth/v2/ping' })
  await expect(get('/auth/v2/ping')).rejects.toThrow()
})
