import { Agent, request as httpsRequest } from 'node:https'
import { connect } from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { NewFault } from '../contract/faults.ts'
import { enrollUser, startSimulator, type Started } from '../testing/start-simulator.ts'

const CHECK = '/auth/v2/check'
const OK = { stat: 'OK', response: { time: expect.any(Number) } }

async function startWith(fault: NewFault): Promise<Started> {
  const started = await startSimulator()
  started.simulator.control.addFault(fault)
  return started
}

describe('the connection', () => {
  test('refuse closes a new connection and a kept-alive one [S36]', async () => {
    const { client, simulator } = await startWith({ kind: 'refuse' })
    await expect(client.get(CHECK)).rejects.toThrow()
    expect((await client.get(CHECK)).json).toEqual(OK)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    onTestFinished(() => agent.destroy())
    const keepingAlive = client.with({ agent })
    expect((await keepingAlive.get(CHECK)).json).toEqual(OK)
    simulator.control.addFault({ kind: 'refuse' })
    await expect(keepingAlive.get(CHECK)).rejects.toThrow()
    expect((await keepingAlive.get(CHECK)).json).toEqual(OK)
  })

  test('hang accepts the request and never answers, while others are served [S36]', async () => {
    const { client, simulator } = await startWith({ kind: 'hang' })
    const abort = new AbortController()
    const hanging = client.get(CHECK, {}, { signal: abort.signal }).catch((error: Error) => error.name)
    await expect.poll(() => simulator.control.faults(), { timeout: 10_000 }).toEqual([])
    expect((await client.get(CHECK)).json).toEqual(OK)
    abort.abort()
    expect(await hanging).toBe('AbortError')
  })

  test('slow starts with one byte [S36]', async () => {
    const { simulator } = await startWith({ kind: 'slow' })
    const first = await new Promise<string>((resolve, reject) => {
      const request = httpsRequest(`${simulator.url}/auth/v2/ping`, { ca: simulator.ca, agent: false }, (response) => {
        response.once('data', (chunk: Buffer) => {
          resolve(chunk.toString())
          request.destroy()
        })
      })
      request.on('error', reject).end()
    })
    expect(first).toBe('{')
  })

  test('reset cuts the connection in the middle of the answer [S36]', async () => {
    const { client } = await startWith({ kind: 'reset' })
    await expect(client.get(CHECK)).rejects.toThrow()
    expect((await client.get(CHECK)).json).toEqual(OK)
  })

  test.each([
    ['wrong-host-certificate', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['expired-certificate', 'CERT_HAS_EXPIRED'],
    ['self-signed-certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ] as const)('the client rejects %s, once [S36]', async (kind, code) => {
    const { client, simulator } = await startSimulator()
    const agent = new Agent()
    onTestFinished(() => agent.destroy())
    const resuming = client.with({ agent })
    expect((await resuming.get(CHECK)).json).toEqual(OK)
    simulator.control.addFault({ kind })
    await expect(resuming.get(CHECK)).rejects.toMatchObject({ code })
    expect((await resuming.get(CHECK)).json).toEqual(OK)
  })
})

describe('the answer', () => {
  test.each([
    ['html400', { status: 400, headers: { 'content-type': 'text/html' }, text: expect.stringContaining('<html>') }],
    ['empty', { status: 200, text: '' }],
    ['not-json', { status: 200, json: undefined, text: expect.stringContaining('{') }],
    ['error500', { status: 500, json: { stat: 'FAIL', code: 50000, message: expect.any(String) } }],
    ['error503', { status: 503, text: '' }],
    ['unknown-stat', { status: 200, json: { stat: 'MAYBE', response: { time: expect.any(Number) } } }],
    ['missing-response', { status: 200, json: { stat: 'OK' } }],
    ['empty-code', { status: 400, json: { stat: 'FAIL', code: '', message: expect.any(String) } }],
    [
      'extra-fields',
      { status: 200, json: { stat: 'OK', response: { auth_delayed: false, something_new: expect.anything() } } },
    ],
    ['escape-sequences', { status: 200, json: { response: { status_msg: expect.stringContaining('\u001b[') } } }],
  ] as const)('%s applies to one request [S36]', async (kind, expected) => {
    const { client } = await startWith({ kind })
    expect(await client.get(CHECK)).toMatchObject(expected)
    expect((await client.get(CHECK)).json).toEqual(OK)
  })

  test.each(['error500', 'error503'] as const)('%s can have "allow" in its body [S36]', async (kind) => {
    const { client } = await startWith({ kind, allowBody: true })
    expect(await client.get(CHECK)).toMatchObject({
      status: Number(kind.slice(-3)),
      json: { stat: 'OK', response: { result: 'allow' } },
    })
  })

  test('huge is 30 MB that start with an allow [S36]', async () => {
    const { client } = await startWith({ kind: 'huge' })
    const { text } = await client.get(CHECK)
    expect(text.length).toBe(30 * 1024 * 1024)
    expect(text.slice(0, 60)).toContain('"allow"')
  })

  test.each([
    [{ retryAfter: 'seconds', seconds: 7 }, '7'],
    [{ retryAfter: 'date', seconds: 30 }, 'Thu, 01 Jan 2026 12:00:30 GMT'],
    [{ retryAfter: 'none' }, undefined],
    [{}, '2'],
  ] as const)('rate-limit %o answers with or without Retry-After [S35]', async (options, retryAfter) => {
    const { client } = await startWith({ kind: 'rate-limit', ...options })
    const answer = await client.get(CHECK)
    expect(answer).toMatchObject({ status: 429, json: { stat: 'FAIL', code: 42901, message: 'Too many requests' } })
    expect(answer.headers['retry-after']).toBe(retryAfter)
  })

  test('clock-skew moves the reported time and the accepted window [S37]', async () => {
    const { client } = await startWith({ kind: 'clock-skew', seconds: 3600, count: 2 })
    const seconds = Date.UTC(2026, 0, 1, 13) / 1000
    expect((await client.get('/auth/v2/ping')).json.response.time).toBe(seconds)
    expect((await client.get(CHECK)).json).toMatchObject({ code: 40105 })
    expect((await client.get(CHECK)).json).toEqual(OK)
  })

  test('wrong-txid answers with another txid', async () => {
    const started = await startWith({ kind: 'wrong-txid' })
    await enrollUser(started)
    const push = { username: 'alice', factor: 'push', device: 'auto', async: '1' }
    const { txid } = (await started.client.post('/auth/v2/auth', push)).json.response
    expect(started.simulator.control.pushes('alice')[0]!.txid).not.toBe(txid)
    expect((await started.client.get('/auth/v2/auth_status', { txid })).json).toMatchObject({ code: 40002 })
  })

  test('push-failed leaves the push undelivered [S34]', async () => {
    const started = await startWith({ kind: 'push-failed' })
    await enrollUser(started)
    const push = { username: 'alice', factor: 'push', device: 'auto', async: '1' }
    const { response } = (await started.client.post('/auth/v2/auth', push)).json
    expect((await started.client.get('/auth/v2/auth_status', response)).json.response).toMatchObject({
      result: 'waiting',
      status: 'push_failed',
    })
  })
})

describe('the scope of a fault', () => {
  test('rate-limit with a count refuses that many requests, then none [S35]', async () => {
    const { client } = await startWith({ kind: 'rate-limit', count: 2 })
    const statuses = []
    for (let times = 0; times < 3; times++) statuses.push((await client.get(CHECK)).status)
    expect(statuses).toEqual([429, 429, 200])
  })

  test('a count limits the fault to that many requests', async () => {
    const { client, simulator } = await startWith({ kind: 'error500', count: 2 })
    const statuses = []
    for (let times = 0; times < 3; times++) statuses.push((await client.get(CHECK)).status)
    expect(statuses).toEqual([500, 500, 200])
    expect(simulator.control.log().map(({ fault }) => fault)).toEqual(['error500', 'error500', null])
  })

  test.each([0, null])('count %s applies until the fault is cleared', async (count) => {
    const { client, simulator } = await startWith({ kind: 'error500', count })
    for (let times = 0; times < 3; times++) expect((await client.get(CHECK)).status).toBe(500)
    expect(simulator.control.faults()).toMatchObject([{ kind: 'error500', count: null }])
    simulator.control.clearFaults()
    expect((await client.get(CHECK)).status).toBe(200)
  })

  test('a username matches by name, alias, id and transaction', async () => {
    const started = await startSimulator()
    const { userId } = await enrollUser(started)
    await enrollUser(started, 'bob')
    const { control } = started.simulator
    control.updateUser('alice', { aliases: ['al'] })
    const push = { username: 'alice', factor: 'push', device: 'auto', async: '1' }
    const { response } = (await started.client.post('/auth/v2/auth', push)).json
    control.addFault({ kind: 'error500', username: 'Alice', count: null })
    const preauth = async (parameters: Record<string, unknown>) =>
      (await started.client.post('/auth/v2/preauth', parameters)).status
    expect(await preauth({ username: 'bob' })).toBe(200)
    for (const parameters of [{ username: 'alice' }, { username: 'AL' }, { user_id: userId }])
      expect(await preauth(parameters)).toBe(500)
    expect((await started.client.get('/auth/v2/auth_status', response)).status).toBe(500)
    expect((await started.client.get(CHECK)).status).toBe(200)
  })

  test('a path limits the fault to one endpoint', async () => {
    const { client } = await startWith({ kind: 'error500', path: 'preauth' })
    expect((await client.get(CHECK)).status).toBe(200)
    expect((await client.post('/auth/v2/preauth', { username: 'x' })).status).toBe(500)
  })

  test('refuses an invalid fault, and lists the kinds', async () => {
    const { simulator } = await startSimulator()
    const add = (fault: unknown) => () => simulator.control.addFault(fault as NewFault)
    expect(add({ kind: 'earthquake' })).toThrow(/refuse, hang, slow/)
    expect(add({ kind: 'toString' })).toThrow(/refuse, hang, slow/)
    expect(add(null)).toThrow(/refuse, hang, slow/)
    for (const reach of [{ username: 'alice' }, { path: 'auth' }])
      expect(add({ kind: 'expired-certificate', ...reach })).toThrow(/before the request/)
    expect(add({ kind: 'hang', count: -1 })).toThrow(/count/)
    expect(add({ kind: 'hang', user: 'alice' })).toThrow(/username/)
    expect(add({ kind: 'rate-limit', retryAfter: 'soon' })).toThrow(/seconds, date, none/)
    expect(simulator.control.faults()).toEqual([])
  })
})

test('answers malformed HTTP with a web page', async () => {
  const { simulator } = await startSimulator()
  const socket = connect({
    port: Number(new URL(simulator.url).port),
    host: '127.0.0.1',
    servername: 'localhost',
    ca: simulator.ca,
  })
  socket.write('this is not HTTP\r\n\r\n')
  const answer = Buffer.concat(await socket.toArray()).toString()
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(answer).toContain('<html>')
})
