import { expect, test } from 'vitest'
import { startSimulator } from '../testing/start-simulator.ts'

test('a new user enrolls, gets a push, approves it and gets in [S15] [S18] [S19]', async () => {
  const { simulator, client } = await startSimulator()
  const { control } = simulator
  expect((await client.get('/auth/v2/check')).json).toMatchObject({
    stat: 'OK',
    response: { time: expect.any(Number) },
  })

  const before = await client.post('/auth/v2/preauth', { username: 'alice' })
  expect(before.json.response).toMatchObject({
    result: 'enroll',
    status_msg: 'Enroll an authentication device to proceed',
  })

  const { response: enrollment } = (await client.post('/auth/v2/enroll', { username: 'alice' })).json
  const pair = { user_id: enrollment.user_id, activation_code: enrollment.activation_code }
  expect((await client.post('/auth/v2/enroll_status', pair)).json.response).toBe('waiting')
  expect((await client.post('/auth/v2/preauth', { username: 'alice' })).json.response.result).toBe('enroll')

  const { deviceId } = control.activate(enrollment.activation_code, 'My phone')
  expect((await client.post('/auth/v2/enroll_status', pair)).json.response).toBe('success')

  const { response: preauth } = (await client.post('/auth/v2/preauth', { username: 'alice' })).json
  expect(preauth).toEqual({
    result: 'auth',
    status_msg: 'Account is active',
    devices: [
      {
        device: deviceId,
        type: 'phone',
        name: 'My phone',
        display_name: 'My phone',
        number: '',
        capabilities: ['auto', 'push', 'mobile_otp'],
      },
    ],
  })

  const { response: auth } = (
    await client.post('/auth/v2/auth', {
      username: 'alice',
      factor: 'push',
      device: 'auto',
      async: '1',
      pushinfo: 'From=here%20and%20now',
    })
  ).json
  expect((await client.get('/auth/v2/auth_status', auth)).json.response).toEqual({
    result: 'waiting',
    status: 'pushed',
    status_msg: 'Pushed a login request to your device...',
  })
  const end = client.get('/auth/v2/auth_status', auth)
  expect(control.pushes('alice')).toMatchObject([
    { txid: auth.txid, pushinfo: { From: 'here and now' }, verified: false },
  ])
  expect(control.decide(auth.txid, { decision: 'approve' })).toEqual({
    txid: auth.txid,
    result: 'allow',
    status: 'allow',
  })
  expect((await end).json.response).toEqual({
    result: 'allow',
    status: 'allow',
    status_msg: 'Success. Logging you in...',
  })
})
