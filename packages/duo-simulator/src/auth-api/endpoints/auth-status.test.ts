import { Agent } from 'node:https'
import { expect, onTestFinished, test } from 'vitest'
import { enrollUser, startSimulator, type Started } from '../../testing/start-simulator.ts'

/** Against nothing but a machine that is busy otherwise. */
const PATIENCE = { timeout: 10_000 }

async function push(started: Started): Promise<string> {
  const parameters = { username: 'alice', factor: 'push', device: 'auto', async: '1' }
  return (await started.client.post('/auth/v2/auth', parameters)).json.response.txid
}

async function poll(started: Started, txid: string): Promise<string> {
  const { response } = (await started.client.get('/auth/v2/auth_status', { txid })).json
  return `${response.result}/${response.status}`
}

/** Waits until so many requests are being held back; then nothing else is under way. */
async function untilWaiting(started: Started, count: number): Promise<void> {
  await expect.poll(() => started.simulator.control.waitingClients(), PATIENCE).toBe(count)
}

test('the first poll answers at once, the next one when something happens [S25]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const txid = await push(started)
  expect(await poll(started, txid)).toBe('waiting/pushed')
  const next = poll(started, txid)
  await untilWaiting(started, 1)
  started.simulator.control.decide(txid, { decision: 'deny' })
  expect(await next).toBe('deny/deny')
})

test('all who wait for the same transaction hear of its end [S25]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const txid = await push(started)
  await poll(started, txid)
  const waiting = [poll(started, txid), poll(started, txid), poll(started, txid)]
  await untilWaiting(started, 3)
  started.simulator.control.decide(txid, { decision: 'approve' })
  expect(await Promise.all(waiting)).toEqual(['allow/allow', 'allow/allow', 'allow/allow'])
})

test('a client that hangs up while it waits loses nothing [S25]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const txid = await push(started)
  await poll(started, txid)
  const abort = new AbortController()
  const lost = started.client.get('/auth/v2/auth_status', { txid }, { signal: abort.signal }).catch(() => 'hung up')
  await untilWaiting(started, 1)
  abort.abort()
  expect(await lost).toBe('hung up')
  await untilWaiting(started, 0)
  started.simulator.control.decide(txid, { decision: 'approve' })
  expect(await poll(started, txid)).toBe('allow/allow')
  expect(started.simulator.control.log().map(({ result }) => result)).toContain('The client went away')
})

test('a status that nobody was given yet is not skipped by waiting', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  started.simulator.control.createDevice('alice', { number: '555 0123' })
  const call = { username: 'alice', factor: 'phone', device: 'auto', async: '1' }
  const { txid } = (await started.client.post('/auth/v2/auth', call)).json.response
  expect(await poll(started, txid)).toBe('waiting/calling')
  started.simulator.control.decide(txid, { decision: 'answer' })
  expect(await poll(started, txid)).toBe('waiting/answered')
})

test('the end is repeated for five minutes; then the transaction is unknown [S26]', async () => {
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

test('a transaction is unknown to other applications, and to all if it never was [S26]', async () => {
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

test('a reset ends every wait', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const txid = await push(started)
  await poll(started, txid)
  const waiting = started.client.get('/auth/v2/auth_status', { txid })
  await untilWaiting(started, 1)
  started.simulator.control.reset()
  expect((await waiting).json).toMatchObject({ code: 40002, message_detail: 'txid' })
})

test('one kept-alive connection carries call after call, and many polls wait side by side', async () => {
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
