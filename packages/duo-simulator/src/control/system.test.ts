import { expect, test } from 'vitest'
import type { ApplicationView } from '../contract/applications.ts'
import { enrollUser } from '../testing/start-simulator.ts'
import { startWithControl } from '../testing/start-with-control.ts'

test('logs the request and its result, without secrets [S39]', async () => {
  const started = await startWithControl()
  const { call, client, simulator } = started
  await enrollUser(started)
  await client.post('/auth/v2/auth', { username: 'alice', factor: 'passcode', passcode: '123456' })
  await client.with({ secretKey: 'wrong' }).get('/auth/v2/check')
  const log = (await call('GET', '/log?limit=2')).json
  expect(log).toEqual([
    {
      at: Date.UTC(2026, 0, 1, 12),
      method: 'POST',
      path: '/auth/v2/auth',
      parameters: { username: 'alice', factor: 'passcode', passcode: '•••' },
      integrationKey: simulator.control.applications()[0]!.integrationKey,
      signature: 'v5',
      status: 200,
      result: 'deny/deny',
      username: 'alice',
      fault: null,
    },
    expect.objectContaining({ status: 401, signature: null, result: '40103 Invalid signature in request credentials' }),
  ])
  expect((await call('GET', '/log')).json.length).toBe(3)
  expect((await call('GET', '/log?limit=x')).status).toBe(400)
})

test('a reset clears everything except the keys, and the keys on request', async () => {
  const started = await startWithControl()
  const { call } = started
  await enrollUser(started)
  await call('PATCH', '/policy', { newUsers: 'deny' })
  await call('POST', '/faults', { kind: 'hang', path: 'logo' })
  const before = (await call('GET', '/applications')).json
  expect((await call('POST', '/reset', {})).status).toBe(204)
  expect((await call('GET', '/applications')).json).toEqual(before)
  for (const path of ['/users', '/devices', '/faults', '/log', '/pushes', '/authentications'])
    expect((await call('GET', path)).json).toEqual([])
  expect((await call('GET', '/policy')).json.newUsers).toBe('enroll')
  await call('POST', '/reset', { keepKeys: false })
  expect((await call('GET', '/applications')).json[0].integrationKey).not.toBe(before[0].integrationKey)
})

test('the whole state is one document that another simulator can load', async () => {
  const one = await startWithControl()
  await enrollUser(one)
  const push = { username: 'alice', factor: 'push', device: 'auto', async: '1' }
  const { txid } = (await one.client.post('/auth/v2/auth', push)).json.response
  const document = (await one.call('GET', '/state')).json
  const other = await startWithControl()
  expect((await other.call('PUT', '/state', document)).status).toBe(204)
  expect((await other.call('GET', '/state')).json).toEqual(document)
  const keys = other.simulator.control.applications()[0]!
  const client = other.client.with(keys)
  expect((await client.post('/auth/v2/preauth', { username: 'ALICE' })).json.response.result).toBe('auth')
  other.simulator.control.decide(txid, { decision: 'approve' })
  expect((await client.get('/auth/v2/auth_status', { txid })).json.response.result).toBe('allow')
})

test('loads a document written by hand that has only the essential fields', async () => {
  const { call, client, simulator } = await startWithControl()
  const [{ type, integrationKey, secretKey, name }] = simulator.control.applications() as [ApplicationView]
  const written = {
    applications: [{ type, integrationKey, secretKey, name }],
    users: [{ userId: 'DU1', username: 'bob', status: 'active' }],
    devices: [{ id: 'DP1', userId: 'DU1', type: 'phone', activated: true }],
  }
  expect((await call('PUT', '/state', { ...simulator.control.state(), ...written })).status).toBe(204)
  expect((await client.post('/auth/v2/preauth', { username: 'bob' })).json.response).toMatchObject({
    result: 'auth',
    devices: [{ device: 'DP1' }],
  })
})
