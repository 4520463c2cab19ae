import { expect, test } from 'vitest'
import { enrollUser } from '../testing/start-simulator.ts'
import { startWithControl } from '../testing/start-with-control.ts'

test('one Auth API application exists from the start, and others can be added, renamed and removed', async () => {
  const { call, simulator } = await startWithControl()
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
  expect((await call('PATCH', `/applications/${created.integrationKey}`, { name: 'Renamed' })).json.name).toBe(
    'Renamed',
  )
  expect((await call('DELETE', `/applications/${created.integrationKey}`)).status).toBe(204)
  expect((await call('GET', '/applications')).json).toEqual(first)
  expect(await call('DELETE', `/applications/${created.integrationKey}`)).toMatchObject({
    status: 404,
    json: { error: { code: 'unknown_application' } },
  })
  expect(await call('POST', '/applications', { type: 'saml' })).toMatchObject({
    status: 400,
    json: { error: { message: expect.stringContaining('auth-api') } },
  })
})

test('activates a code, a link or the text of a QR code, once and before it expires', async () => {
  const { call, client, advance } = await startWithControl()
  const enroll = async () => (await client.post('/auth/v2/enroll', { valid_secs: '60' })).json.response
  const forms = ['activation_code', 'activation_url', 'activation_barcode'] as const
  for (const form of forms) {
    const enrollment = await enroll()
    const activated = await call('POST', '/activate', { activationCode: ` ${enrollment[form]} `, deviceName: 'Mine' })
    expect(activated).toEqual({
      status: 200,
      json: {
        userId: enrollment.user_id,
        deviceId: expect.stringMatching(/^DP[A-Z0-9]{18}$/),
        username: enrollment.username,
      },
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
  expect(await call('POST', '/activate', { activationCode: 'nonsense' })).toMatchObject({
    status: 404,
    json: { error: { code: 'unknown_activation_code' } },
  })
  const foreign = `duo://${'a'.repeat(20)}-${Buffer.from('api-1.duosecurity.com').toString('base64url')}`
  expect(await call('POST', '/activate', { activationCode: foreign })).toMatchObject({
    status: 404,
    json: { error: { message: expect.stringContaining('api-1.duosecurity.com') } },
  })
  expect(await call('POST', '/activate', {})).toMatchObject({
    status: 400,
    json: { error: { message: 'activationCode is missing' } },
  })
})

test('lists pushes by user and device, and decides each once [S39]', async () => {
  const started = await startWithControl()
  const { call, client } = started
  const { deviceId } = await enrollUser(started)
  const push = { username: 'alice', factor: 'push', device: 'auto', async: '1' }
  const { txid } = (await client.post('/auth/v2/auth', push)).json.response
  expect((await call('GET', '/pushes')).json).toHaveLength(1)
  expect((await call('GET', `/pushes?username=alice&device=${deviceId}`)).json).toMatchObject([{ txid }])
  expect((await call('GET', '/pushes?device=other')).json).toEqual([])
  expect((await call('GET', '/pushes?username=other')).json).toEqual([])
  expect(await call('POST', `/pushes/${txid}`, { decision: 'maybe' })).toMatchObject({
    status: 400,
    json: { error: { message: expect.stringContaining('approve, deny') } },
  })
  expect(await call('POST', `/pushes/${txid}`, { decision: 'answer' })).toMatchObject({
    status: 409,
    json: { error: { code: 'not_a_call' } },
  })
  expect(await call('POST', `/pushes/${txid}`, { decision: 'approve' })).toEqual({
    status: 200,
    json: { txid, result: 'allow', status: 'allow' },
  })
  expect(await call('POST', `/pushes/${txid}`, { decision: 'deny' })).toMatchObject({
    status: 409,
    json: { error: { code: 'already_decided' } },
  })
  expect(await call('POST', '/pushes/unknown', { decision: 'deny' })).toMatchObject({
    status: 404,
    json: { error: { code: 'unknown_transaction' } },
  })
})

test('a passcode stays until it is used or replaced', async () => {
  const started = await startWithControl()
  const { call } = started
  const { deviceId } = await enrollUser(started)
  const shown = (await call('GET', `/devices/${deviceId}/passcode`)).json
  expect(shown).toEqual({ passcode: expect.stringMatching(/^\d{6}$/), smsCodes: [] })
  expect((await call('GET', `/devices/${deviceId}/passcode`)).json).toEqual(shown)
  expect((await call('POST', `/devices/${deviceId}/passcode`, {})).json.passcode).not.toBe(shown.passcode)
  expect((await call('PATCH', `/devices/${deviceId}`, { online: false, name: 'Old' })).json).toMatchObject({
    online: false,
    name: 'Old',
  })
  expect((await call('DELETE', `/devices/${deviceId}`)).status).toBe(204)
  expect((await call('GET', `/devices/${deviceId}/passcode`)).status).toBe(404)
})
