import { expect, test } from 'vitest'
import { controlRequest } from '../testing/control-client.ts'
import { enrollUser, startSimulator } from '../testing/start-simulator.ts'

async function start() {
  const started = await startSimulator()
  const { pagesUrl } = started.simulator
  const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    controlRequest(pagesUrl, method, path, body, headers)
  return { ...started, call }
}

test('one Auth API application exists from the start; others can be added, renamed and removed', async () => {
  const { call, simulator } = await start()
  const first = (await call('GET', '/applications')).json
  expect(first).toEqual([
    {
      type: 'auth-api',
      integrationKey: expect.stringMatching(/^DI[A-Z0-9]{18}$/),
      secretKey: expect.stringMatching(/^[A-Za-z0-9]{40}$/),
      apiHostname: simulator.apiHostname,
      name: 'Partner Auth API',
    },
  ])
  const created = (await call('POST', '/applications', { type: 'auth-api', name: 'Second' })).json
  expect(created.integrationKey).not.toBe(first[0].integrationKey)
  expect((await call('PATCH', `/applications/${created.integrationKey}`, { name: 'Renamed' })).json.name).toBe('Renamed')
  expect((await call('DELETE', `/applications/${created.integrationKey}`)).status).toBe(204)
  expect((await call('GET', '/applications')).json).toEqual(first)
  expect(await call('DELETE', `/applications/${created.integrationKey}`)).toMatchObject({ status: 404, json: { error: { code: 'unknown_application' } } })
  expect(await call('POST', '/applications', { type: 'saml' })).toMatchObject({ status: 400, json: { error: { message: expect.stringContaining('auth-api') } } })
})

test('an activation code is taken as code, link or what the QR code says, once and in time', async () => {
  const { call, client, advance } = await start()
  const enroll = async () => (await client.post('/auth/v2/enroll', { valid_secs: '60' })).json.response
  const forms = ['activation_code', 'activation_url', 'activation_barcode'] as const
  for (const form of forms) {
    const enrollment = await enroll()
    const activated = await call('POST', '/activate', { activationCode: ` ${enrollment[form]} `, deviceName: 'Mine' })
    expect(activated).toEqual({
      status: 200,
      json: { userId: enrollment.user_id, deviceId: expect.stringMatching(/^DP[A-Z0-9]{18}$/), username: enrollment.username },
    })
    const again = await call('POST', '/activate', { activationCode: enrollment.activation_code })
    expect(again).toMatchObject({ status: 410, json: { error: { code: 'activation_code_used' } } })
  }
  const late = await enroll()
  advance(60_000)
  expect(await call('POST', '/activate', { activationCode: late.activation_code })).toMatchObject({
    status: 410,
    json: { error: { code: 'activation_code_expired', message: expect.stringContaining('again') } },
  })
  expect(await call('POST', '/activate', { activationCode: 'nonsense' })).toMatchObject({ status: 404, json: { error: { code: 'unknown_activation_code' } } })
  const foreign = `duo://${'a'.repeat(20)}-${Buffer.from('api-1.duosecurity.com').toString('base64url')}`
  expect(await call('POST', '/activate', { activationCode: foreign })).toMatchObject({
    status: 404,
    json: { error: { message: expect.stringContaining('api-1.duosecurity.com') } },
  })
  expect(await call('POST', '/activate', {})).toMatchObject({ status: 400, json: { error: { message: 'activationCode is missing' } } })
})

test('pushes are listed by user and device, decided upon once', async () => {
  const { call, client, simulator } = await start()
  const { deviceId } = await enrollUser({ client, simulator, advance: () => {} })
  const push = { username: 'alice', factor: 'push', device: 'auto', async: '1' }
  const { txid } = (await client.post('/auth/v2/auth', push)).json.response
  expect((await call('GET', '/pushes')).json).toHaveLength(1)
  expect((await call('GET', `/pushes?username=alice&device=${deviceId}`)).json).toMatchObject([{ txid }])
  expect((await call('GET', '/pushes?device=other')).json).toEqual([])
  expect((await call('GET', '/pushes?username=other')).json).toEqual([])
  expect(await call('POST', `/pushes/${txid}`, { decision: 'maybe' })).toMatchObject({ status: 400, json: { error: { message: expect.stringContaining('approve, deny') } } })
  expect(await call('POST', `/pushes/${txid}`, { decision: 'answer' })).toMatchObject({ status: 409, json: { error: { code: 'not_a_call' } } })
  expect(await call('POST', `/pushes/${txid}`, { decision: 'approve' })).toEqual({ status: 200, json: { txid, result: 'allow', status: 'allow' } })
  expect(await call('POST', `/pushes/${txid}`, { decision: 'deny' })).toMatchObject({ status: 409, json: { error: { code: 'already_decided' } } })
  expect(await call('POST', '/pushes/unknown', { decision: 'deny' })).toMatchObject({ status: 404, json: { error: { code: 'unknown_transaction' } } })
})

test('users can be created, found, changed and removed, with all that is theirs', async () => {
  const { call } = await start()
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
  expect(await call('POST', '/users', { username: 'AL' })).toMatchObject({ status: 409, json: { error: { code: 'username_taken' } } })
  expect((await call('PATCH', '/users/alice', { status: 'bypass', username: 'a/b c' })).json).toMatchObject({ status: 'bypass', username: 'a/b c' })
  expect((await call('GET', '/users/alice')).status).toBe(404)
  expect((await call('GET', `/users/${encodeURIComponent('a/b c')}`)).json.userId).toBe(created.userId)
  expect((await call('POST', '/users/al/bypass-codes', { count: 3 })).json.codes).toHaveLength(3)
  expect((await call('POST', '/users/al/devices', { number: '+1 555 0123', name: 'Desk' })).json).toMatchObject({ type: 'phone', username: 'a/b c', capabilities: ['auto', 'sms', 'phone'] })
  expect((await call('POST', '/users/al/devices', { serial: '123' })).json).toMatchObject({ type: 'token', name: '123', capabilities: [] })
  expect((await call('GET', '/users')).json).toMatchObject([{ bypassCodesLeft: 3, devices: [{ name: 'Desk' }, { name: '123' }] }])
  expect((await call('DELETE', '/users/al')).status).toBe(204)
  expect((await call('GET', '/users')).json).toEqual([])
  expect((await call('GET', '/devices')).json).toEqual([])
  expect((await call('POST', '/users', { username: 'alice' })).status).toBe(200)
})

test('wrong input is refused with what would be right', async () => {
  const { call } = await start()
  await call('POST', '/users', { username: 'alice' })
  const refusal = async (method: string, path: string, body: unknown) => {
    const { status, json } = await call(method, path, body)
    return `${status} ${json.error.message}`
  }
  expect(await refusal('POST', '/users', {})).toBe('400 username is missing')
  expect(await refusal('POST', '/users', { username: 1 })).toMatch(/^400 username has to be a text/)
  expect(await refusal('POST', '/users', { username: 'b', role: 'x' })).toMatch(/^400 Unknown "role"/)
  expect(await refusal('PATCH', '/users/alice', { status: 'gone' })).toBe('400 status has to be one of: active, bypass, disabled, locked_out')
  expect(await refusal('PATCH', '/users/alice', { aliases: 'x' })).toBe('400 aliases has to be a list of texts')
  expect(await refusal('POST', '/users/alice/devices', {})).toMatch(/^400 A phone needs a number/)
  expect(await refusal('POST', '/users/alice/devices', { number: 'call me' })).toMatch(/^400 number has to be a phone number/)
  expect(await refusal('POST', '/users/alice/bypass-codes', { count: 11 })).toBe('400 count has to be a whole number from 1 to 10')
  expect(await refusal('PATCH', '/policy', { newUsers: 'maybe' })).toBe('400 newUsers has to be one of: enroll, allow, deny')
  expect(await refusal('PATCH', '/policy', { verifiedPush: { digits: 7 } })).toBe('400 verifiedPush.digits has to be a whole number from 3 to 6')
  expect(await refusal('PATCH', '/policy', { constructor: 1 })).toMatch(/^400 Unknown policy "constructor"/)
  expect(await refusal('PATCH', '/policy', { trustedNetworks: ['10.0.0.0/33'] })).toMatch(/^400 "10.0.0.0\/33" is neither/)
  expect(await refusal('POST', '/faults', { kind: 'x' })).toMatch(/^400 Unknown kind of fault. There are: refuse, /)
  expect(await refusal('PUT', '/state', { version: 2 })).toMatch(/^400 Version 2/)
  expect(await refusal('POST', '/users', '{')).toBe('400 The body is no valid JSON.')
  expect(await refusal('POST', '/users', '[]')).toBe('400 Send a JSON object')
  expect((await call('GET', '/nothing')).status).toBe(404)
  expect((await call('PUT', '/users', {})).status).toBe(405)
})

test('a passcode stays until it is used or replaced', async () => {
  const { call, client, simulator } = await start()
  const { deviceId } = await enrollUser({ client, simulator, advance: () => {} })
  const shown = (await call('GET', `/devices/${deviceId}/passcode`)).json
  expect(shown).toEqual({ passcode: expect.stringMatching(/^\d{6}$/), smsCodes: [] })
  expect((await call('GET', `/devices/${deviceId}/passcode`)).json).toEqual(shown)
  expect((await call('POST', `/devices/${deviceId}/passcode`, {})).json.passcode).not.toBe(shown.passcode)
  expect((await call('PATCH', `/devices/${deviceId}`, { online: false, name: 'Old' })).json).toMatchObject({ online: false, name: 'Old' })
  expect((await call('DELETE', `/devices/${deviceId}`)).status).toBe(204)
  expect((await call('GET', `/devices/${deviceId}/passcode`)).status).toBe(404)
})

test('the log tells what was asked and what came out, and no secrets', async () => {
  const { call, client, simulator } = await start()
  await enrollUser({ client, simulator, advance: () => {} })
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

test('a reset forgets everything but the keys, and on demand the keys', async () => {
  const { call, client, simulator } = await start()
  await enrollUser({ client, simulator, advance: () => {} })
  await call('PATCH', '/policy', { newUsers: 'deny' })
  await call('POST', '/faults', { kind: 'hang', path: 'logo' })
  const before = (await call('GET', '/applications')).json
  expect((await call('POST', '/reset', {})).status).toBe(204)
  expect((await call('GET', '/applications')).json).toEqual(before)
  for (const path of ['/users', '/devices', '/faults', '/log', '/pushes', '/authentications']) expect((await call('GET', path)).json).toEqual([])
  expect((await call('GET', '/policy')).json.newUsers).toBe('enroll')
  await call('POST', '/reset', { keepKeys: false })
  expect((await call('GET', '/applications')).json[0].integrationKey).not.toBe(before[0].integrationKey)
})

test('the whole state is one document that another simulator goes on with', async () => {
  const one = await start()
  await enrollUser(one)
  const push = { username: 'alice', factor: 'push', device: 'auto', async: '1' }
  const { txid } = (await one.client.post('/auth/v2/auth', push)).json.response
  const document = (await one.call('GET', '/state')).json
  const other = await start()
  expect((await other.call('PUT', '/state', document)).status).toBe(204)
  expect((await other.call('GET', '/state')).json).toEqual(document)
  const keys = other.simulator.control.applications()[0]!
  const client = other.client.with(keys)
  expect((await client.post('/auth/v2/preauth', { username: 'ALICE' })).json.response.result).toBe('auth')
  other.simulator.control.decide(txid, { decision: 'approve' })
  expect((await client.get('/auth/v2/auth_status', { txid })).json.response.result).toBe('allow')
})
