import { createHmac } from 'node:crypto'
import { fetch, Agent } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { canonicalizeRequest } from '../signature/canonical-request.ts'
import { enrollUser, startSimulator } from '../testing/start-simulator.ts'

const MANY = 200

test('many polls wait on one HTTP/2 connection, and all receive the result [S25]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const { simulator } = started
  const push = { username: 'alice', factor: 'push', device: 'auto', async: '1' }
  const { txid } = (await started.client.post('/auth/v2/auth', push)).json.response
  await started.client.get('/auth/v2/auth_status', { txid })

  const dispatcher = new Agent({
    allowH2: true,
    connections: 1,
    pipelining: MANY,
    maxConcurrentStreams: MANY,
    connect: { ca: simulator.ca },
  })
  onTestFinished(() => dispatcher.destroy())
  const { integrationKey, secretKey } = simulator.control.applications()[0]!
  const date = new Date(Date.UTC(2026, 0, 1, 12)).toUTCString()
  const path = '/auth/v2/auth_status'
  const toSign = {
    date,
    method: 'GET',
    host: simulator.apiHostname,
    path,
    parameters: `txid=${txid}`,
    rawBody: '',
    headers: [['x-duo-date', date]] as const,
  }
  const digest = createHmac('sha512', secretKey).update(canonicalizeRequest(5, toSign)).digest('hex')
  const headers = { 'x-duo-date': date, authorization: `Basic ${btoa(`${integrationKey}:${digest}`)}` }
  const poll = async () =>
    (await (await fetch(`${simulator.url}${path}?txid=${txid}`, { headers, dispatcher })).json()) as {
      response: { result: string }
    }

  const waiting = Promise.all(Array.from({ length: MANY }, poll))
  await expect.poll(() => simulator.control.waitingClients(), { timeout: 20_000 }).toBe(MANY)
  simulator.control.decide(txid, { decision: 'approve' })
  expect(new Set((await waiting).map(({ response }) => response.result))).toEqual(new Set(['allow']))
})
