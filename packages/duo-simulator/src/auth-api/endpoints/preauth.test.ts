import { expect, test } from 'vitest'
import type { ApiClient } from '../../testing/api-client.ts'
import { enrollUser, startSimulator } from '../../testing/start-simulator.ts'

async function preauth(client: ApiClient, parameters: Record<string, unknown>) {
  return (await client.post('/auth/v2/preauth', parameters)).json.response
}

test('requires exactly one of username and user_id [S20]', async () => {
  const started = await startSimulator()
  const { userId } = await enrollUser(started)
  const refusal = async (parameters: Record<string, unknown>) =>
    (await started.client.post('/auth/v2/preauth', parameters)).json
  expect(await refusal({})).toMatchObject({ code: 40001, message_detail: 'username' })
  expect(await refusal({ username: '' })).toMatchObject({ code: 40001 })
  expect(await refusal({ username: 'alice', user_id: userId })).toMatchObject({ code: 40002 })
  expect(await refusal({ user_id: 'DU00000000000000000X' })).toMatchObject({ code: 40002, message_detail: 'user_id' })
  expect((await preauth(started.client, { user_id: userId })).result).toBe('auth')
})

test.each([
  [
    'enroll',
    {
      result: 'enroll',
      status_msg: 'Enroll an authentication device to proceed',
      enroll_portal_url: expect.any(String),
    },
  ],
  ['allow', { result: 'allow', status_msg: 'Allowing unknown user' }],
  ['deny', { result: 'deny', status_msg: expect.stringContaining('Access Denied.') }],
] as const)('applies newUsers "%s" to a user without a device [S20]', async (newUsers, expected) => {
  const { client, simulator } = await startSimulator()
  simulator.control.updatePolicy({ newUsers })
  simulator.control.createUser('without-device')
  expect(await preauth(client, { username: 'unknown' })).toEqual(expected)
  expect(await preauth(client, { username: 'without-device' })).toEqual(expected)
})

test.each([
  ['bypass', { result: 'allow', status_msg: 'Account is active' }],
  ['disabled', { result: 'deny', status_msg: 'Account is disabled' }],
  ['locked_out', { result: 'deny', status_msg: expect.stringContaining('locked out') }],
] as const)('decides without a factor for a user with status "%s" [S20] [S31]', async (status, expected) => {
  const started = await startSimulator()
  const { username } = await enrollUser(started)
  started.simulator.control.updateUser(username, { status })
  expect(await preauth(started.client, { username })).toEqual(expected)
})

test('finds users by alias, ignoring case [S20]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  started.simulator.control.updateUser('alice', { aliases: ['alice@example.com'] })
  expect((await preauth(started.client, { username: 'ALICE' })).result).toBe('auth')
  expect((await preauth(started.client, { username: 'Alice@Example.com' })).result).toBe('auth')
})

test('masks numbers, lists no capabilities for tokens, and keeps ids [S21]', async () => {
  const started = await startSimulator()
  const { deviceId } = await enrollUser(started)
  const { control } = started.simulator
  const phone = control.createDevice('alice', { number: '+1 555 555 0123', name: 'Landline' })
  const token = control.createDevice('alice', { type: 'token', serial: '20361492' })
  const { devices } = await preauth(started.client, { username: 'alice' })
  expect(devices).toEqual([
    expect.objectContaining({ device: deviceId, number: '', capabilities: ['auto', 'push', 'mobile_otp'] }),
    {
      device: phone.id,
      type: 'phone',
      name: 'Landline',
      display_name: 'Landline (XXX-XXX-0123)',
      number: 'XXX-XXX-0123',
      capabilities: ['auto', 'sms', 'phone'],
    },
    { device: token.id, type: 'token', name: '20361492' },
  ])
  expect((await preauth(started.client, { username: 'alice' })).devices).toEqual(devices)
})

test('limits capabilities by the policy, and leaves out a device without any [S21]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const { control } = started.simulator
  control.createDevice('alice', { number: '555 0123' })
  control.updatePolicy({ allowedFactors: ['push', 'sms'] })
  const both = (await preauth(started.client, { username: 'alice' })).devices
  expect(both.map(({ capabilities }: { capabilities: string[] }) => capabilities)).toEqual([['auto', 'push'], ['sms']])
  control.updatePolicy({ allowedFactors: ['push'] })
  expect((await preauth(started.client, { username: 'alice' })).devices).toHaveLength(1)
})

test('requires no factor from a trusted network [S20]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  started.simulator.control.updatePolicy({ trustedNetworks: ['192.0.2.0/24', '2001:db8::/32', '198.51.100.7'] })
  const result = async (ipaddr: string) => (await preauth(started.client, { username: 'alice', ipaddr })).result
  for (const ipaddr of ['192.0.2.200', '2001:db8::1', '198.51.100.7']) expect(await result(ipaddr)).toBe('allow')
  for (const ipaddr of ['192.0.3.1', '2001:db9::1', '198.51.100.8', 'nonsense'])
    expect(await result(ipaddr)).toBe('auth')
  expect((await preauth(started.client, { username: 'alice' })).result).toBe('auth')
})

test('a text prompt lists the choices', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  started.simulator.control.createDevice('alice', { number: '555 0123', name: 'Landline' })
  const { prompt } = await preauth(started.client, { username: 'alice', text_prompt: '1' })
  expect(prompt.factors).toEqual({ default: 'push1', 1: 'push1', 2: 'voice1', 3: 'smsrefresh1' })
  expect(prompt.text).toContain('2. Phone call to Landline (XXX-XXX-0123)')
})

test('each application can have its own policy [S38]', async () => {
  const started = await startSimulator()
  const { control } = started.simulator
  const second = control.createApplication('auth-api', 'Second')
  control.updatePolicy({ newUsers: 'deny' }, second.integrationKey)
  expect((await preauth(started.client, { username: 'unknown' })).result).toBe('enroll')
  expect((await preauth(started.client.with(second), { username: 'unknown' })).result).toBe('deny')
  expect(control.resetPolicy(second.integrationKey).newUsers).toBe('enroll')
})
