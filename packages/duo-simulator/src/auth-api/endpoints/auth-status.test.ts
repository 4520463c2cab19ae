import { Agent } from 'node:https'
import { expect, onTestFinished, test } from 'vitest'
import { enrollUser, startSimulator, type Started } from '../../testing/start-simulator.ts'

/** Only needed on a busy machine. */
const PATIENCE = { timeout: 10_000 }

async function push(started: Started): Promise<string> {
  const parameters = { username: 'alice', factor: 'push', device: 'auto', async: '1' }
  return (await started.client.post('/auth/v2/auth', parameters)).json.response.txid
}

async function poll(started: Started, txid: string): Promise<string> {
  const { response } = (await started.client.get('/auth/v2/auth_status', { txid })).json
  return `${response.result}/${response.status}`
}

/** Waits until this many requests are waiting for a change. */
async function untilWaiting(started: Started, count: number): Promise<void> {
  await expect.poll(() => started.simulator.control.waitingClients(), PATIENCE).toBe(count)
}

test('the first poll answers at once, the next one when the status changes [S25]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const txid = await push(started)
  expect(await poll(started, txid)).toBe('waiting/pushed')
  const next = poll(started, txid)
  await untilWaiting(started, 1)
  started.simulator.control.decide(txid, { decision: 'deny' })
  expect(await next).toBe('deny/deny')
})

test('all clients that wait for a transaction receive its result [S25]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const txid = await push(started)
  await poll(started, txid)
  const waiting = [poll(started, txid), poll(started, txid), poll(started, txid)]
  await untilWaiting(started, 3)
  started.simulator.control.decide(txid, { decision: 'approve' })
  expect(await Promise.all(waiting)).toEqual(['allow/allow', 'allow/allow', 'allow/allow'])
})

test('a client that disconnects while it waits misses no status [S25]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const txid = await push(started)
  await poll(started, txid)
  const abort = new AbortController()
  const lost = started.client
    .get('/auth/v2/auth_status', { txid }, { signal: abort.signal })
    .catch(() => 'disconnected')
  await untilWaiting(started, 1)
  abort.abort()
  expect(await lost).toBe('disconnected')
  await untilWaiting(started, 0)
  started.simulator.control.decide(txid, { decision: 'approve' })
  expect(await poll(started, txid)).toBe('allow/allow')
  expect(started.simulator.control.log().map(({ result }) => result)).toContain('The client disconnected')
})

test('a poll returns a status that no client has received, instead of waiting', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  started.simulator.control.createDevice('alice', { number: '555 0123' })
  const call = { username: 'alice', factor: 'phone', device: 'auto', async: '1' }
  const { txid } = (await started.client.post('/auth/v2/auth', call)).json.response
  expect(await poll(started, txid)).toBe('waiting/calling')
  started.simulator.control.decide(txid, { decision: 'answer' })
  expect(await poll(started, txid)).toBe('waiting/answered')
})

test('repeats the result for five minutes, then the transaction is unknown [S26]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const txid = await push(started)
  started.simulator.control.decide(txid, { decision: 'approve' })
  for (let times = 0; times < 3; times++) expect(await poll(started, txid)).toBe('allow/allow')
  started.advance(5 * 60_000)
  await expect
    .poll(async () => (await started.client.get('/auth/v2/auth_status', { txid })).json, PATIENCE)
    .toMatchObject({ stat: 'FAIL', code: 40002, message_detail: 'txid' })
})

test('a transaction is unknown to other applications, and a wrong txid to all [S26]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const txid = await push(started)
  const other = started.client.with(started.simulator.control.createApplication())
  expect((await other.get('/auth/v2/auth_status', { txid })).json).toMatchObject({
    code: 40002,
    message_detail: 'txid',
  })
  expect((await started.client.get('/auth/v2/auth_status', { txid: 'x' })).json).toMatchObject({ code: 40002 })
  expect((await started.client.get('/auth/v2/auth_status')).json).toMatchObject({ code: 40001, message_detail: 'txid' })
})

test('a reset ends every waiting poll', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const txid = await push(started)
  await poll(started, txid)
  const waiting = started.client.get('/auth/v2/auth_status', { txid })
  await untilWaiting(started, 1)
  started.simulator.control.reset()
  expect((await waiting).json).toMatchObject({ code: 40002, message_detail: 'txid' })
})

test('one kept-alive connection serves several calls, and many polls wait at once', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const client = started.client.with({ agent })
  for (let times = 0; times < 3; times++) expect((await client.get('/auth/v2/check')).status).toBe(200)
  expect(Object.values(agent.freeSockets).flat()).toHaveLength(1)

  const txid = await push(started)
  await poll(started, txid)
  const waiting = Array.from({ length: 100 }, () => poll(started, txid))
  await untilWaiting(started, 100)
  started.simulator.control.decide(txid, { decision: 'approve' })
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['allow/allow']))
})
