import { expect, test } from 'vitest'
import { enrollUser, startSimulator, type Started } from '../../testing/start-simulator.ts'

const PUSH = { username: 'alice', factor: 'push', device: 'auto' }

async function push(started: Started, parameters: Record<string, unknown> = {}): Promise<string> {
  return (await started.client.post('/auth/v2/auth', { ...PUSH, async: '1', ...parameters })).json.response.txid
}

async function status(started: Started, txid: string) {
  return (await started.client.get('/auth/v2/auth_status', { txid })).json.response
}

test.each([
  ['approve', { result: 'allow', status: 'allow', status_msg: 'Success. Logging you in...' }],
  ['deny', { result: 'deny', status: 'deny', status_msg: 'Login request denied.' }],
  ['fraud', { result: 'deny', status: 'fraud', status_msg: 'Login request reported as fraudulent.' }],
  ['timeout', { result: 'deny', status: 'timeout', status_msg: 'Login timed out.' }],
] as const)(
  'the decision "%s" ends the push for polling and for waiting clients [S24] [S30]',
  async (decision, expected) => {
    const started = await startSimulator()
    await enrollUser(started)
    const waiting = started.client.post('/auth/v2/auth', PUSH)
    const first = await started.simulator.control.waitForPush('alice')
    started.simulator.control.decide(first.txid, { decision })
    expect((await waiting).json.response).toEqual(expected)

    const txid = await push(started)
    expect(txid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    started.simulator.control.decide(txid, { decision })
    expect(await status(started, txid)).toEqual(expected)
  },
)

test('an unanswered push times out after a minute, for waiting clients as well [S24]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const waiting = started.client.post('/auth/v2/auth', PUSH)
  await started.simulator.control.waitForPush('alice')
  started.advance(60_000)
  expect((await waiting).json.response).toMatchObject({ result: 'deny', status: 'timeout' })
  expect(started.simulator.control.pushes()).toEqual([])
})

test('the phone shows the user, the address and the purpose of a request', async () => {
  const started = await startSimulator()
  const { deviceId } = await enrollUser(started)
  const txid = await push(started, {
    type: 'Transfer',
    display_username: 'Alice A.',
    ipaddr: '192.0.2.7',
    pushinfo: 'From=Main%20Street%20%26%20Co&Amount=1%3D1&Empty=',
  })
  const { integrationKey } = started.simulator.control.applications()[0]!
  expect(started.simulator.control.pushes('Alice')).toEqual([
    {
      txid,
      username: 'alice',
      factor: 'push',
      device: { id: deviceId, name: '' },
      application: { integrationKey, name: 'Partner Auth API' },
      pushinfo: { From: 'Main Street & Co', Amount: '1=1', Empty: '' },
      type: 'Transfer',
      displayUsername: 'Alice A.',
      verified: false,
      verificationDigits: null,
      ipaddr: '192.0.2.7',
      createdAt: Date.UTC(2026, 0, 1, 12),
      expiresAt: Date.UTC(2026, 0, 1, 12, 1),
      status: 'pushed',
    },
  ])
  expect(started.simulator.control.pushes('bob')).toEqual([])
})

test('refuses missing and wrong parameters by name [S23]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  started.simulator.control.createUser('bob')
  const refusal = async (change: Record<string, unknown>) => {
    const { status: httpStatus, json } = await started.client.post('/auth/v2/auth', { ...PUSH, ...change })
    return [httpStatus, json.code, json.message_detail]
  }
  expect(await refusal({ username: null })).toEqual([400, 40001, 'username'])
  expect(await refusal({ user_id: 'DU1' })).toEqual([400, 40002, 'username'])
  expect(await refusal({ username: 'nobody' })).toEqual([400, 40002, 'username'])
  expect(await refusal({ factor: null })).toEqual([400, 40001, 'factor'])
  expect(await refusal({ factor: 'magic' })).toEqual([400, 40002, 'factor'])
  expect(await refusal({ factor: 'constructor' })).toEqual([400, 40002, 'factor'])
  expect(await refusal({ device: null })).toEqual([400, 40001, 'device'])
  expect(await refusal({ device: 'DP00000000000000000X' })).toEqual([400, 40002, 'device'])
  expect(await refusal({ username: 'bob' })).toEqual([400, 40002, 'no capable device'])
  expect(await refusal({ factor: 'sms' })).toEqual([400, 40002, 'no capable device'])
  expect(await refusal({ pushinfo: 'no pairs' })).toEqual([400, 40002, 'pushinfo'])
  expect(await refusal({ pushinfo: 'a=%zz' })).toEqual([400, 40002, 'pushinfo'])
  expect(await refusal({ pushinfo: `a=${'x'.repeat(20_000)}` })).toEqual([400, 40002, 'pushinfo'])
})

test('accepts async as "1", 1 and true [S14]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  for (const async of ['1', 1, true, 'true']) expect(await push(started, { async })).toEqual(expect.any(String))
})

test('auth repeats what preauth decides by the status of the user', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const outcome = async (userStatus: 'bypass' | 'disabled' | 'locked_out') => {
    started.simulator.control.updateUser('alice', { status: userStatus })
    const { response } = (await started.client.post('/auth/v2/auth', PUSH)).json
    return `${response.result}/${response.status}`
  }
  expect(await outcome('bypass')).toBe('allow/bypass')
  expect(await outcome('disabled')).toBe('deny/deny')
  expect(await outcome('locked_out')).toBe('deny/locked_out')
})

test('a phone in airplane mode receives its push once it is online again [S34]', async () => {
  const started = await startSimulator()
  const { deviceId } = await enrollUser(started)
  const { control } = started.simulator
  control.updateDevice(deviceId, { online: false })
  const txid = await push(started)
  expect(await status(started, txid)).toMatchObject({ result: 'waiting', status: 'push_failed' })
  expect(() => control.decide(txid, { decision: 'approve' })).toThrow('airplane mode')
  const next = status(started, txid)
  control.updateDevice(deviceId, { online: true })
  expect(await next).toMatchObject({ result: 'waiting', status: 'pushed' })
  control.decide(txid, { decision: 'approve' })
  expect(await status(started, txid)).toMatchObject({ result: 'allow' })
})

test('auto is a push if the device can receive one, otherwise a call', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  await push(started, { factor: 'auto' })
  expect(started.simulator.control.pushes('alice')).toMatchObject([{ factor: 'push' }])
  started.simulator.control.createUser('bob')
  started.simulator.control.createDevice('bob', { number: '555 0123' })
  await push(started, { factor: 'auto', username: 'bob' })
  expect(started.simulator.control.pushes('bob')).toMatchObject([{ factor: 'phone' }])
})

test('carries out a choice from the text prompt', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  await push(started, { factor: 'prompt', prompt: 'push1', device: null })
  expect(started.simulator.control.pushes('alice')).toMatchObject([{ factor: 'push' }])
  const passcode = await started.client.post('/auth/v2/auth', { username: 'alice', factor: 'prompt', prompt: '000000' })
  expect(passcode.json.response).toMatchObject({ result: 'deny' })
})

test('approves pushes automatically, at once or after a delay', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const { control } = started.simulator
  control.updatePolicy({ autoApproveMs: 0 })
  expect(await status(started, await push(started))).toMatchObject({ result: 'allow' })
  control.updatePolicy({ autoApproveMs: 2000 })
  const txid = await push(started)
  expect(await status(started, txid)).toMatchObject({ result: 'waiting' })
  const end = status(started, txid)
  started.advance(2000)
  expect(await end).toMatchObject({ result: 'allow' })
})

test('removing the phone ends its requests', async () => {
  const started = await startSimulator()
  const { deviceId } = await enrollUser(started)
  const txid = await push(started)
  started.simulator.control.removeDevice(deviceId)
  expect(await status(started, txid)).toMatchObject({ result: 'deny' })
})

test('the authentication log distinguishes fraud from a refusal [S30]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const { control } = started.simulator
  control.decide(await push(started), { decision: 'fraud' })
  control.decide(await push(started), { decision: 'deny' })
  control.decide(await push(started), { decision: 'approve' })
  const records = control.authentications().map(({ result, reason }) => `${result} ${reason}`)
  expect(records).toEqual(['fraud user_marked_fraud', 'denied user_cancelled', 'success user_approved'])
  expect(control.user('alice').lastLogin).toBe(Date.UTC(2026, 0, 1, 12))
})
