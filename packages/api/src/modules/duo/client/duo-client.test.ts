import { createServer, type Server } from 'node:net'
import duoSignature from '@duosecurity/duo_api/lib/duo_sig.js'
import { createDuoSimulator, type DuoSimulator } from '@sallyport/duo-simulator'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DuoCallError } from './duo-call-error.ts'
import { DuoClient } from './duo-client.ts'
import { createPublicLookup } from '../../../lib/public-lookup.ts'
import { DuoHosts } from '../../duo-account/hosts.ts'
import { DUO_LIMITS } from './client-limits.ts'
import { DuoTransport } from './transport.ts'
import vectors from '../testing/signature-vectors.json' with { type: 'json' }

let simulator: DuoSimulator
let transport: DuoTransport
let client: DuoClient
const limits = { ...DUO_LIMITS, connectMs: 300, callMs: 700, pauseMinMs: 50 }
const clock = { now: () => Date.now() }
const application = () => simulator.control.applications()[0]!
const failure = async (call: Promise<unknown>): Promise<DuoCallError> => {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof DuoCallError) return error
  throw new Error(`Expected a DuoCallError, got ${String(error)}`)
}

beforeAll(async () => {
  simulator = await createDuoSimulator()
  transport = new DuoTransport({ hosts: new DuoHosts([simulator.apiHostname]), ca: simulator.ca, limits })
  client = new DuoClient({ transport, limits, clock })
})
afterEach(() => simulator.control.clearFaults())
afterAll(async () => {
  await transport.close()
  await simulator.close()
})

test.each(vectors)(
  'signs as Duo’s own vectors say ($source)',
  ({ ikey, skey, method, host, path, params, date, body, authorization }) => {
    expect(
      duoSignature.signV5(ikey, skey, method, host, path, params as unknown as Record<string, string>, date, body),
    ).toBe(authorization)
  },
)

test('requests are signed with version 5, whatever a name is made of [C1]', async () => {
  expect((await client.check(application())).latencyMs).toBeGreaterThanOrEqual(0)
  const username = "bob o'smith (é)!*~+&=%/?#\u{1f600}"
  expect((await client.preauth(application(), { username, ipaddr: '192.0.2.1' })).value.result).toBe('enroll')
  expect(simulator.control.log().slice(-2)).toMatchObject([
    { signature: 'v5' },
    { signature: 'v5', parameters: { username, client_supports_verified_push: '1' } },
  ])
})

test('a ping needs no keys', async () => {
  const { value } = await client.ping({ apiHostname: simulator.apiHostname })
  expect(Math.abs(value - Date.now())).toBeLessThan(5000)
})

test('keys, clock and type of application are told apart', async () => {
  expect(await failure(client.check({ ...application(), secretKey: 'x'.repeat(40) }))).toMatchObject({
    kind: 'bad-credentials',
    duoCode: 40103,
  })
  expect(await failure(client.check({ ...application(), integrationKey: 'DI00000000000000000X' }))).toMatchObject({
    kind: 'bad-credentials',
    duoCode: 40102,
  })
  const late = new DuoClient({ transport, limits, clock: { now: () => Date.now() - 3_600_000 } })
  expect((await failure(late.check(application()))).kind).toBe('clock-skew')
  expect((await failure(client.check(simulator.control.createApplication('admin-api')))).kind).toBe('wrong-application')
})

test('a 429 is waited for as Retry-After says, in seconds or as a date [C7]', async () => {
  for (const retryAfter of ['seconds', 'date'] as const) {
    simulator.control.addFault({ kind: 'rate-limit', count: 1, retryAfter, seconds: 0 })
    expect((await client.check(application())).value, retryAfter).toBeGreaterThan(0)
  }
})

test('a 429 whose time to come back is over already is no reason to ask without a pause [C7]', async () => {
  simulator.control.addFault({ kind: 'rate-limit', count: null, retryAfter: 'date', seconds: -600 })
  const before = simulator.control.log().length
  expect((await failure(client.check(application()))).kind).toBe('rate-limited')
  expect(simulator.control.log().slice(before).length).toBeLessThanOrEqual(limits.callMs / limits.pauseMinMs + 1)
})

test('a 429 that would take longer than the call may is told, with the time to come back [C7]', async () => {
  simulator.control.addFault({ kind: 'rate-limit', count: null, retryAfter: 'seconds', seconds: 30 })
  const error = await failure(client.check(application()))
  expect(error.kind).toBe('rate-limited')
  expect(error.retryAt! - Date.now()).toBeGreaterThan(25_000)
  simulator.control.clearFaults()
  simulator.control.addFault({ kind: 'rate-limit', count: null, retryAfter: 'none' })
  expect((await failure(client.check(application()))).kind).toBe('rate-limited')
})

test('auth is never sent twice, neither after a 429 nor after a broken connection', async () => {
  simulator.control.createUser('once')
  const { id: device } = simulator.control.createDevice('once', {
    type: 'phone',
    number: '+1 555 555 0100',
    activated: true,
  })
  for (const kind of ['rate-limit', 'reset'] as const) {
    const before = simulator.control.log().length
    simulator.control.addFault({
      kind,
      count: 1,
      path: 'auth',
      ...(kind === 'rate-limit' && { retryAfter: 'seconds', seconds: 0 }),
    })
    await failure(client.startAuth(application(), { username: 'once', factor: 'push', device }))
    expect(simulator.control.log().slice(before), kind).toHaveLength(1)
  }
})

test('a kept connection that broke is made again for a call that may be repeated, once', async () => {
  simulator.control.addFault({ kind: 'refuse', count: 1, path: 'check' })
  expect((await client.check(application())).value).toBeGreaterThan(0)
  simulator.control.addFault({ kind: 'refuse', count: null, path: 'check' })
  expect((await failure(client.check(application()))).kind).toBe('unreachable')
})

test.each(['hang', 'slow'] as const)('%s: a call ends at its limit [C5]', async (kind) => {
  simulator.control.addFault({ kind, count: null })
  const startedAt = performance.now()
  expect(await failure(client.check(application()))).toMatchObject({ kind: 'unreachable', isTimeout: true })
  expect(performance.now() - startedAt).toBeLessThan(5000)
})

test('an answer is read up to 64 kB only', async () => {
  simulator.control.addFault({ kind: 'huge', count: 1 })
  const patient = new DuoClient({ transport, limits: DUO_LIMITS, clock })
  expect(await failure(patient.check(application()))).toMatchObject({
    kind: 'garbage',
    message: 'The answer is longer than any of Duo’s',
  })
})

test.each(['wrong-host-certificate', 'expired-certificate', 'self-signed-certificate'] as const)(
  '%s: nothing is sent',
  async (kind) => {
    const fresh = new DuoTransport({ hosts: new DuoHosts([simulator.apiHostname]), ca: simulator.ca, limits })
    simulator.control.addFault({ kind, count: null })
    const before = simulator.control.log().length
    expect(await failure(new DuoClient({ transport: fresh, limits, clock }).check(application()))).toMatchObject({
      kind: 'unreachable',
      wrongHost: true,
    })
    expect(simulator.control.log()).toHaveLength(before)
    await fresh.close()
  },
)

test('the certificate of a CA that is not trusted is refused, whatever the environment says', async () => {
  const fresh = new DuoTransport({ hosts: new DuoHosts([simulator.apiHostname]), ca: null, limits })
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  try {
    expect(await failure(new DuoClient({ transport: fresh, limits, clock }).check(application()))).toMatchObject({
      wrongHost: true,
    })
  } finally {
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
    await fresh.close()
  }
})

test('a host that nobody allowed is not even looked up', async () => {
  for (const apiHostname of ['evil.example', 'localhost', '169.254.169.254'])
    expect((await failure(client.check({ ...application(), apiHostname }))).kind).toBe('host-refused')
})

test('a name of Duo’s that leads inside is not connected to', async () => {
  const lookup = createPublicLookup((_name, _options, callback) =>
    callback(null, [{ address: '127.0.0.1', family: 4 }]),
  )
  const inside = new DuoTransport({ hosts: new DuoHosts([]), ca: null, limits, lookup })
  const call = new DuoClient({ transport: inside, limits, clock }).check({
    ...application(),
    apiHostname: 'api-0a1b2c3d.duosecurity.com',
  })
  expect(await failure(call)).toMatchObject({
    kind: 'unreachable',
    message: 'No connection to Duo (ENOTPUBLIC)',
    wrongHost: true,
  })
  await inside.close()
})

test('a server that takes the connection and then says nothing is given up soon', async () => {
  const silent = createServer((socket) => void socket.resume().on('error', () => {})).listen(0, '127.0.0.1')
  await new Promise((listening) => silent.once('listening', listening))
  const apiHostname = `localhost:${(silent.address() as { port: number }).port}`
  const fresh = new DuoTransport({
    hosts: new DuoHosts([apiHostname]),
    ca: null,
    limits: { ...limits, callMs: 60_000 },
  })
  const startedAt = performance.now()
  const error = await failure(
    new DuoClient({ transport: fresh, limits: { ...limits, callMs: 60_000 }, clock }).ping({ apiHostname }),
  )
  expect(error.kind).toBe('unreachable')
  expect(performance.now() - startedAt).toBeLessThan(10_000)
  await fresh.close()
  await close(silent)
})

test('a port where nobody listens is unreachable, not a wrong host', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => taken.once('listening', listening))
  const apiHostname = `localhost:${(taken.address() as { port: number }).port}`
  await close(taken)
  const fresh = new DuoTransport({ hosts: new DuoHosts([apiHostname]), ca: null, limits })
  expect(await failure(new DuoClient({ transport: fresh, limits, clock }).ping({ apiHostname }))).toMatchObject({
    kind: 'unreachable',
    wrongHost: false,
  })
  await fresh.close()
})

const close = (server: Server) => new Promise((closed) => server.close(closed))
