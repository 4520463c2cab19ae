import { expect, test } from 'vitest'
import { startWithControl } from '../testing/start-with-control.ts'

test('creates, finds, changes and removes users with everything they own [S39]', async () => {
  const { call } = await startWithControl()
  const created = (await call('POST', '/users', { username: 'alice', aliases: ['al'] })).json
  expect(created).toEqual({
    userId: expect.stringMatching(/^DU[A-Z0-9]{18}$/),
    username: 'alice',
    aliases: ['al'],
    status: 'active',
    bypassCodesLeft: 0,
    devices: [],
    createdAt: Date.UTC(2026, 0, 1, 12),
    lastLogin: null,
  })
  expect(await call('POST', '/users', { username: 'AL' })).toMatchObject({
    status: 409,
    json: { error: { code: 'username_taken' } },
  })
  expect((await call('PATCH', '/users/alice', { status: 'bypass', username: 'a/b c' })).json).toMatchObject({
    status: 'bypass',
    username: 'a/b c',
  })
  expect((await call('GET', '/users/alice')).status).toBe(404)
  expect((await call('GET', `/users/${encodeURIComponent('a/b c')}`)).json.userId).toBe(created.userId)
  expect((await call('POST', '/users/al/bypass-codes', { count: 3 })).json.codes).toHaveLength(3)
  expect((await call('POST', '/users/al/devices', { number: '+1 555 0123', name: 'Desk' })).json).toMatchObject({
    type: 'phone',
    username: 'a/b c',
    capabilities: ['auto', 'sms', 'phone'],
  })
  expect((await call('POST', '/users/al/devices', { serial: '123' })).json).toMatchObject({
    type: 'token',
    name: '123',
    capabilities: [],
  })
  expect((await call('GET', '/users')).json).toMatchObject([
    { bypassCodesLeft: 3, devices: [{ name: 'Desk' }, { name: '123' }] },
  ])
  expect((await call('DELETE', '/users/al')).status).toBe(204)
  expect((await call('GET', '/users')).json).toEqual([])
  expect((await call('GET', '/devices')).json).toEqual([])
  expect((await call('POST', '/users', { username: 'alice' })).status).toBe(200)
})

test('refuses wrong input and names the allowed values', async () => {
  const { call } = await startWithControl()
  await call('POST', '/users', { username: 'alice' })
  const refusal = async (method: string, path: string, body: unknown) => {
    const { status, json } = await call(method, path, body)
    return `${status} ${json.error.message}`
  }
  expect(await refusal('POST', '/users', {})).toBe('400 username is missing')
  expect(await refusal('POST', '/users', { username: 1 })).toMatch(/^400 username must be a string/)
  expect(await refusal('POST', '/users', { username: 'b', role: 'x' })).toMatch(/^400 Unknown field "role"/)
  expect(await refusal('PATCH', '/users/alice', { status: 'gone' })).toBe(
    '400 status must be one of: active, bypass, disabled, locked_out',
  )
  expect(await refusal('PATCH', '/users/alice', { aliases: 'x' })).toBe('400 aliases must be a list of strings')
  expect(await refusal('POST', '/users/alice/devices', {})).toMatch(/^400 A phone needs a number/)
  expect(await refusal('POST', '/users/alice/devices', { number: 'call me' })).toMatch(
    /^400 number must be a phone number/,
  )
  expect(await refusal('POST', '/users/alice/bypass-codes', { count: 11 })).toBe(
    '400 count must be a whole number from 1 to 10',
  )
  expect(await refusal('PATCH', '/policy', { newUsers: 'maybe' })).toBe(
    '400 newUsers must be one of: enroll, allow, deny',
  )
  expect(await refusal('PATCH', '/policy', { verifiedPush: { digits: 7 } })).toBe(
    '400 verifiedPush.digits must be a whole number from 3 to 6',
  )
  expect(await refusal('PATCH', '/policy', { constructor: 1 })).toMatch(/^400 Unknown field "constructor"/)
  expect(await refusal('PATCH', '/policy', { trustedNetworks: ['10.0.0.0/33'] })).toMatch(
    /^400 "10.0.0.0\/33" is neither/,
  )
  expect(await refusal('POST', '/faults', { kind: 'x' })).toMatch(/^400 Unknown kind of fault. Use one of: refuse, /)
  expect(await refusal('PUT', '/state', { version: 2 })).toMatch(/^400 Unknown version of the state: 2/)
  expect(await refusal('POST', '/users', '{')).toBe('400 The body is not valid JSON.')
  expect(await refusal('POST', '/users', '[]')).toBe('400 Send a JSON object')
  expect((await call('GET', '/nothing')).status).toBe(404)
  expect((await call('PUT', '/users', {})).status).toBe(405)
})
